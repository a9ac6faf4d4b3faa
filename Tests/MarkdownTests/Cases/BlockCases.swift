/// Paragraphs, headings, rules, quotes and code blocks.
let blockCases = cases(
    ##"""
    One paragraph of one line
    %%
    Two lines
    of one paragraph
    %%
    First

    Second
    %%


    Blank lines before and after


    %%
       Three spaces before
    %%
        Four spaces make code
    %%
    →A tab makes code
    %%
    Text
        with a deep second line
    %%
    # One
    %%
    ###### Six
    %%
    ####### Seven is text
    %%
    #NoSpace
    %%
    #→Tab after the mark
    %%
    # Closed #
    %%
    ## Closed with more #####
    %%
    ## Not closed#
    %%
    ## Escaped close \#
    %%
    ### #
    %%
    #
    %%
     ## One space before
    %%
        # Four spaces before
    %%
    Words
    # Heading ends a paragraph
    More words
    %%
    # *Marked* `code` [link](a.md)
    %%
    Setext one
    ==========
    %%
    Setext two
    ---
    %%
    Two lines
    of a setext heading
    ---
    %%
    Setext ·
    =  ·
    %%
    Not setext
    = =
    %%
    > Quote
    ===
    %%
    - item
    ---
    %%
    ---
    %%
    ***
    %%
    _ _ _
    %%
     - - - -
    %%
    --
    %%
    **  * ** * ** * **
    %%
    Text
    ***
    Text
    %%
    > one
    > two
    %%
    > lazy
    continuation
    %%
    > one

    > two
    %%
    >no space
    %%
    > > > three deep
    %%
    > > lazy
    into two
    %%
    > # Heading in a quote
    %%
    >     code in a quote
    %%
    > - list
    > - in quote
    %%
    >
    %%
    > 
    > after an empty line
    %%
    > text
    ---
    %%
    ```
    fenced
    ```
    %%
    ~~~
    fenced by tildes
    ~~~
    %%
    ```swift
    let a = 1 < 2 && "b"
    ```
    %%
    ``` swift extra words
    x
    ```
    %%
    ~~~ a`b
    x
    ~~~
    %%
    ``` a&amp;b \* c
    x
    ```
    %%
    ````
    ```
    inside
    ```
    ````
    %%
    ```
    not closed
    %%
    ```
    ```
    %%
       ```
       aaa
      aaa
     aaa
       ```
    %%
    ```

      
    ```
    %%
    > ```
    > in quote
    after
    %%
        code

        more code


        after two blank lines
    %%
        code

    text
    %%
            deeper
        code
    %%
    →→two tabs
    %%
      →tab after spaces
    %%
    - ```
      fenced in item
      ```
    %%
    1. text

       ```sh
       ls
       ```
    %%
    text
    ```
    fence ends a paragraph
    ```
    text
    %%
    ```é
    x
    ```
    %%
    > a
    >
    > b
    %%
    a\
    %%
    # a\
    %%
    > > a
    > b
    c
    %%
    ==
    %%
    a
    ==
    b
    %%
    \# not a heading
    %%
    1986\. A year
    %%
    \> not a quote
    %%
    &#35; not a heading
    """##)
