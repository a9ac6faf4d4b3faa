/// Lists and task lists.
let listCases = cases(
    ##"""
    - one
    - two
    %%
    * one
    * two
    %%
    + one
    + two
    %%
    - one
    * two
    + three
    %%
    1. one
    2. two
    %%
    1) one
    2) two
    %%
    1. one
    2) two
    %%
    7. seven
    8. eight
    %%
    0. zero
    %%
    003. three
    %%
    123456789. long
    %%
    1234567890. too long
    %%
    -1. negative
    %%
    - one

    - two
    %%
    - one


    - two
    %%
    - one
    - two

    - three
    %%
    - one

      more
    - two
    %%
    - one
      - two
        - three
    %%
    - one

      - two
    %%
    - one
        - four spaces
    %%
    1. one
       - nested
    2. two
    %%
    1. one
      - not nested enough
    %%
    - a
      b
    %%
    - a
    lazy
    %%
    - a

    b
    %%
    - a

          code in item
    %%
    -     code first
    %%
    -→tab after the mark
    %%
    -→→two tabs
    %%
    -
    %%
    -
      later text
    %%
    -

      too late
    %%
    - a
    -
    - c
    %%
    * a
    *

    * c
    %%
    - - - deep
    %%
    1. 2. 3.
    %%
    - > quote in item
    %%
    - # heading in item
    - text
    %%
    - a
      ***
    %%
    Text
    - interrupts
    %%
    Text
    2. does not interrupt
    %%
    Text
    1. interrupts
    %%
    Text
    -
    %%
    - a
     - b
      - c
       - d
        - e
    %%
    - a

     - b

      - c
    %%
    10. a
        b
    %%
    10) a

        b
    %%
    - [ ] open
    - [x] done
    - [X] done too
    %%
    - [ ]
    - [x]
    %%
    - [y] no task
    %%
    - [ ]no space
    %%
    - [x] a
      - [ ] b
        - [x] c
    %%
    1. [ ] ordered task
    2. [x] done
    %%
    - [ ] loose

    - [x] loose too
    %%
    - [ ] task with *emphasis* and [link](x.md)
    %%
    - text [x] not first
    %%
    - [x](link)
    %%
    - [ ] several

      paragraphs
    %%
    - \[ ] escaped
    %%
    - [ ]→tab
    %%
    > - [x] in a quote
    %%
    - a
      > b
      ```
      c
      ```
    - d
    %%
    - a

      [r]: /x
    - [r]
    %%
    - a
    - ```
      b


      ```
    - c
    %%
    * a
      > b
      >
    * c
    %%
    1. ```
       a
       ```

       b
    %%
    - a
      - b

        c
    - d
    %%
    - é ünï
    - 日本語
    %%
    1.  two spaces
        text
    %%
    1.      code
    %%
    - a

    end
    %%
    - a
    + b

    + c
    %%
    - a **b
    - c** d
    %%
     1.  a

         b
    %%
    > 1. > deep
    continued
    %%
    →- code, not a list
    %%
    - a
    →b
    %%
    - a

    →b
    %%
    - a

    →→b
    %%
    1. a

    →- b
    %%
    - foo
    -→bar
    →- baz
    """##)
