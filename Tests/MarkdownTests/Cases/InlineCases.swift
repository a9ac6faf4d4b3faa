/// Emphasis, code spans, breaks, escapes and entities.
let inlineCases = cases(
    ##"""
    *a* _b_ **c** __d__
    %%
    ***a***
    %%
    ***a** b*
    %%
    ***a* b**
    %%
    *a **b** c*
    %%
    **a *b* c**
    %%
    *a*b
    %%
    a*b*c
    %%
    a_b_c
    %%
    a__b__c
    %%
    _a_b
    %%
    * a*
    %%
    *a *
    %%
    ** a**
    %%
    **a**b**c**
    %%
    *a _b* c_
    %%
    *a `b* c`
    %%
    **a
    b**
    %%
    *(a)*
    %%
    a*"b"*
    %%
    _(a)_b
    %%
    ****
    %%
    __ __
    %%
    *a**
    %%
    **a*
    %%
    ****a****
    %%
    *****a*****
    %%
    *a**b*
    %%
    *[a*](b)
    %%
    *a [b*](c)
    %%
    \*a*
    %%
    *a\*
    %%
    *é* _ü_
    %%
    привет_мир_
    %%
    *£a*
    %%
    “*a*”
    %%
    `code`
    %%
    `` a`b ``
    %%
    ` a `
    %%
    `  `
    %%
    ` `
    %%
    ``
    %%
    `a
    b`
    %%
    `a  b`
    %%
    `a\`b
    %%
    `<b>&amp;`
    %%
    `a ``b
    %%
    ```a``` inline
    %%
    `é`
    %%
    a  
    hard break
    %%
    a\
    hard break
    %%
    a 
    soft break
    %%
    a  ·
       indented after a break
    %%
    a\\
    no break
    %%
    `a  
    b`
    %%
    *a  
    b*
    %%
    \!\"\#\$\%\&\'\(\)\*\+\,\-\.\/\:\;\<\=\>\?\@\[\\\]\^\_\`\{\|\}\~
    %%
    \a\ \é
    %%
    &amp; &lt; &gt; &quot; &copy; &nbsp; &AMP;
    %%
    &#42; &#x2A; &#0; &#x110000; &#99999999;
    %%
    &nosuch; &amp &#; &#x;
    %%
    &#42;not emphasis&#42;
    %%
    a & b < c > d "e" 'f'
    %%
    ~~struck~~
    %%
    ~struck by one~
    %%
    ~~~not struck~~~ at start
    %%
    a ~~~b~~~ c
    %%
    ~~a~b~~
    %%
    ~a~~b~
    %%
    ~~ a ~~
    %%
    ~~a *b~~ c*
    %%
    *~~a~~*
    %%
    ~~a
    b~~
    %%
    a~b~c
    %%
    x ~~`a~~`
    %%
    \~~a~~
    %%
    ~~a~~b~~c~~
    %%
    **~~a~~**~b~
    %%
    _~a~_
    %%
    a!b !c! [!d
    %%
    {{not.a.fact}} {#id}
    %%
    a]b[c
    %%
    a*b**c***d****e
    %%
    **a***b*
    %%
    _a __b_ c__
    %%
    foo******bar*********baz
    %%
    *a*  *b*
    %%
    * *
    %%
    **bold*
    *half**
    %%
    `a` `b` ``c``
    %%
    end with backtick`
    %%
    **`a`**
    %%
    *a&nbsp;*
    %%
    *&nbsp;a*
    %%
    wwwide why 3w w
    %%
    a:b c:/d :// www www.
    """##)
