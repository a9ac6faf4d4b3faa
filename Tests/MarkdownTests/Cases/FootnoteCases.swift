/// Footnotes.
let footnoteCases = cases(
    ##"""
    Text[^1].

    [^1]: Note.
    %%
    A[^a] b[^b] a[^a].

    [^b]: Second.

    [^a]: First.
    %%
    A[^1].

    [^1]: First paragraph.

        Second paragraph.
    %%
    A[^1].

    [^1]: - list
        - more
    %%
    A[^1].

    [^1]:
        ```
        code
        ```
    %%
    A[^1].

    [^1]: > quote
    %%
    Unused.

    [^1]: Note.
    %%
    Missing[^1].
    %%
    A[^1] and[^2] and[^1] and[^1].

    [^1]: One.
    [^2]: Two.
    %%
    A[^1].

    [^1]: One.

    [^1]: Again.
    %%
    A[^1].

    [^1]: See[^2].

    [^2]: Two.
    %%
    A[^1].

    [^1]: Itself[^1].
    %%
    [^1]: Before.

    A[^1].
    %%
    |a[^1]|b|
    |-|-|
    |c|d[^1]|

    [^1]: In a table.
    %%
    - a[^1]
    - b[^1]

    [^1]: In a list.
    %%
    > a[^1]

    [^1]: In a quote.
    %%
    > [^1]: Defined in a quote.

    A[^1].
    %%
    - [^1]: Defined in an item.

    A[^1].
    %%
    # Head[^1]

    [^1]: From a heading.
    %%
    A[^Long-Label_1].

    [^long-label_1]: Case.
    %%
    A[^é].

    [^é]: Accent.
    %%
    A[^a b].

    [^a b]: Space.
    %%
    A[^].

    [^]: Empty.
    %%
    *A[^1]*

    [^1]: In emphasis.
    %%
    [A[^1]](b)

    [^1]: In a link.
    %%
    ![A[^1]](b)

    [^1]: In an image.
    %%
    `[^1]`

    [^1]: In code only.
    %%
    \[^1]

    [^1]: Escaped.
    %%
    A[^1]: text

    [^1]: Colon.
    %%
    A![^1]

    [^1]: After a mark.
    %%
    A[^1][^2]

    [^1]: One.
    [^2]: Two.
    %%
    A[^1](b)

    [^1]: Before a bracket.
    %%
    A[^w] b[^www]

    [^w]: w
    [^www]: www
    %%
    A[^1].

    [^1]: Lazy
    continuation.
    %%
    A[^1].

    [^1]: Text
    %%
    A[^1].

    [^1]: # Heading
    %%
    A[^1].

    [^1]:
    %%
    A[^1].

    [^1]: |a|b|
        |-|-|
        |c|d|
    %%
    A[^x"<>&].

    [^x"<>&]: Odd.
    %%
    ~~A[^1]~~

    [^1]: Struck.
    """##)
