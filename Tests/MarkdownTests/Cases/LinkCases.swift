/// Links, images, reference definitions and autolinks.
let linkCases = cases(
    ##"""
    [a](b)
    %%
    [a](b "t")
    %%
    [a](b 't')
    %%
    [a](b (t))
    %%
    [a](<b c>)
    %%
    [a](<>)
    %%
    [a]()
    %%
    [a](b c)
    %%
    [a](b "t"x)
    %%
    [a]( b )
    %%
    [a](b
    "t")
    %%
    [a
    b](c)
    %%
    [a](b "t
    u")
    %%
    [a](b "t \" u & v")
    %%
    [a](b(c)d)
    %%
    [a](b\(c)
    %%
    [a](b(c)
    %%
    [a](<b(c>)
    %%
    [a](b&amp;c&auml;)
    %%
    [a](b%20c)
    %%
    [a](é.md)
    %%
    [a](b"c)
    %%
    [a](b\c)
    %%
    [a]('b')
    %%
    [a](#f?q=1&r=2)
    %%
    [a](~b`c^d|e{f}[g])
    %%
    [a](/b;c,d:e@f$g!h*i+j=k%l)
    %%
    [](b)
    %%
    [a] (b)
    %%
    [*a*](b)
    %%
    [`a`](b)
    %%
    [a ![b](c) d](e)
    %%
    [a [b](c) d](e)
    %%
    [a\]b](c)
    %%
    [a]b](c)
    %%
    [a](b)[c](d)
    %%
    \[a](b)
    %%
    [a\](b)
    %%
    *[a](b*)
    %%
    ![a](b)
    %%
    ![a](b "t")
    %%
    ![*a* `b` [c](d)](e)
    %%
    ![a
    b  
    c](d)
    %%
    ![](b)
    %%
    !\[a](b)
    %%
    ![a](<b c>)
    %%
    ![&amp; "q" <](b)
    %%
    ![~~a~~](b)
    %%
    [r]

    [r]: x
    %%
    [r][]

    [r]: x "t"
    %%
    [a][r]

    [r]: <x y> 't'
    %%
    [a] [r]

    [r]: x
    %%
    [R  r]

    [r r]: x
    %%
    [ẞ]

    [SS]: x
    %%
    [r]: x
    [r]: y

    [r]
    %%
    [r]:
    x
    'title
    over lines'

    [r]
    %%
    [r]: x "t" z

    [r]
    %%
    [r]: x
    "t" z

    [r]
    %%
    [r]

    [r]: <>
    %%
    [r]:

    [r]
    %%
    text
    [r]: x

    [r]
    %%
    [r]: x
    text [r]
    %%
    [r]: x
    # [r]
    %%
    [r]: x
    ===
    [r]
    %%
    > [r]: x

    [r]
    %%
        [r]: x

    [r]
    %%
    [r\]]: x

    [r\]]
    %%
    [*r*][]

    [*r*]: x
    %%
    [a][b][c]

    [b]: x
    %%
    [a][b][c]

    [b]: x
    [c]: y
    %%
    [a][missing] [b]

    [b]: y
    %%
    ![r]

    [r]: x "t"
    %%
    ![a][r]

    [r]: x
    %%
    [a](b][c]

    [c]: x
    %%
    [r]: a\*b&amp; "t\*&amp;"

    [r]
    %%
    [é]: x

    [É]
    %%
    []: x

    []
    %%
    [ ]

    [ ]: x
    %%
    <http://a.b/c?d=e&f>
    %%
    <https://a.b/é>
    %%
    <a.b@c.de>
    %%
    <mailto:a@b.c>
    %%
    <tel:+1-2>
    %%
    <HTTP://A.B>
    %%
    < http://a.b>
    %%
    <http://a b>
    %%
    <a@b>
    %%
    \<http://a.b>
    %%
    www.example.com
    %%
    See www.example.com.
    %%
    www.example.com/a(b)
    %%
    (www.example.com/a(b))
    %%
    www.example.com/a?b=c&d;
    %%
    www.example.com/a&amp;
    %%
    www.example.com<b
    %%
    http://example.com
    %%
    https://example.com/a_b_c
    %%
    *https://example.com/a*
    %%
    **www.example.com**
    %%
    xhttp://example.com
    %%
    http://
    %%
    http://a
    %%
    www.a_b.c
    %%
    www.a.b_c
    %%
    a.b@c.de
    %%
    a+b-c_d@e.fg.
    %%
    a@b
    %%
    a@b.c-
    %%
    a@b.c_
    %%
    @a.b
    %%
    mail a@b.cd, c@d.ef; g@h.ij
    %%
    [www.example.com](b)
    %%
    [a@b.cd](e)
    %%
    `www.example.com`
    %%
    http://example.com/"q"
    %%
    https://example.com!?.,:*_~
    %%
    https://日本.jp/語
    %%
    www.é.com
    %%
    line one www.a.bc
    line two https://d.ef
    %%
    [a](https://b.c "t") and https://d.e
    %%
    ~~www.a.bc~~
    %%
    https://a.bc/~d~e
    %%
    _www.a.bc_
    %%
    HTTP://A.BC
    %%
    "www.a.bc"
    %%
    https://a.bc]
    %%
    [https://a.bc
    %%
    a|b@c.de
    """##)
