extension Fault {
    /// Sections that a page must have.
    static let sections = [
        Fault(
            "a missing section", .replace(Page.cooling, "## Risks\n\nThe skin may turn red.\n\n", ""),
            rule: "missing-section",
            "The section `Risks` is missing", help: "Add a heading `## Risks` with its text."),
        Fault(
            "a heading with a slip of the pen", .replace(Page.cooling, "## Risks", "## Rissk"),
            rule: "missing-section",
            "The section `Risks` is missing",
            help: "Is it the section `Rissk`? Its heading must be `## Risks`."),
        Fault(
            "an empty section",
            .replace(Page.cooling, "## Risks\n\nThe skin may turn red.\n", "⟨here⟩## Risks\n"),
            rule: "empty-section", "The section `Risks` has no text",
            help: "Write its text, or say that the sources state nothing."),
        Fault(
            "a section that stands twice",
            .replace(Page.cooling, "## What to expect", "⟨here⟩## Risks\n\nAgain.\n\n## What to expect"),
            rule: "duplicate-section",
            "The section `risks` stands here a second time", help: "Join the two."),
        Fault(
            "a heading of level 1",
            .replace(Page.condition, "## What it is", "⟨here⟩# Elbow\n\n## What it is"),
            rule: "heading-level",
            "A level-1 heading stands in the text; the page's title is in the front matter",
            help: "Begin sections with `##`."),
        Fault(
            "a section with the words of another",
            .replace(Page.cooling, "## Risks", "⟨here⟩## Benefits {#risks}"),
            .replace(Page.cooling, "## Benefits\n\nThe", "## The good {#benefits}\n\nThe"),
            rule: "wrong-role",
            "The heading reads `Benefits`, but its id makes it the section `risks`",
            help: "Take the `{#…}` out, or write `{#benefits}`."),
    ]

    /// Markdown that is refused.
    static let markdown = [
        Fault(
            "a block of HTML", .append(Page.condition, "\n⟨here⟩<div>hello</div>\n"), rule: "raw-html",
            "HTML cannot stand in a text",
            help: html),
        Fault(
            "HTML in a line", .append(Page.condition, "\nIt is ⟨here⟩<b>red.\n"), rule: "raw-html",
            "HTML cannot stand in a text",
            help: html),
        Fault(
            "a comment", .append(Page.condition, "\n⟨here⟩<!-- later -->\n"), rule: "raw-html",
            "HTML cannot stand in a text",
            help: html),
        Fault(
            "a link that runs a script",
            .append(Page.condition, "\nSee ⟨here⟩[this](javascript:alert(1)).\n"), rule: "unsafe-url",
            "A link or image cannot lead to `javascript:`", help: schemes),
        Fault(
            "a link that hides its script",
            .append(Page.condition, "\nSee ⟨here⟩[this](<&#74;ava&#9;Script:alert(1)>).\n"),
            rule: "unsafe-url", "A link or image cannot lead to `javascript:`", help: schemes),
        Fault(
            "a link that holds data",
            .append(Page.condition, "\nSee ⟨here⟩[this](data:text/html;base64,PGI+).\n"),
            rule: "unsafe-url", "A link or image cannot lead to `data:`", help: schemes),
        Fault(
            "a link without its scheme", .append(Page.condition, "\nSee ⟨here⟩[this](//evil.example).\n"),
            rule: "unsafe-url",
            "A link or image cannot begin with `//`", help: "Write `https:` before it."),
        Fault(
            "quotes inside each other ten thousand times",
            .append(Page.condition, "\n⟨here⟩" + String(repeating: ">", count: 10_000) + " deep\n"),
            rule: "nesting-too-deep",
            "Lists or quotes are nested too deeply here", help: "Nest lists and quotes at most 100 deep."),
        Fault(
            "a card of no kind", .append(Page.condition, "\n> ⟨here⟩[!URGENTT] Call\n>\n> - now\n"),
            rule: "unknown-alert",
            "`[!URGENTT]` is not a kind of alert", help: "Did you mean `URGENT`?"),
        Fault(
            "things to do without a list", .append(Page.condition, "\n> ⟨here⟩[!DO]\n> rest\n"),
            rule: "alert-needs-list",
            "The alert `[!DO]` must hold one list and nothing else",
            help: "Write each thing to do or not to do as a list item: `> - …`."),
    ]

    private static let html =
        "Write it in Markdown, or leave it out; a `<` that is text is written `&lt;` or `\\<`."
    private static let schemes =
        "Use a file of this project, or an address with https:, http:, mailto: or tel:."

    /// Links and pictures that lead nowhere.
    static let links = [
        Fault(
            "a link to no page", .append(Page.condition, "\nSee ⟨here⟩[stiffness](stif-elbow.md).\n"),
            rule: "broken-link",
            "There is no page `conditions/stif-elbow`", help: "Did you mean `stiff-elbow`?"),
        Fault(
            "a link to no place of a page",
            .append(Page.condition, "\nSee ⟨here⟩[stiffness](stiff-elbow.md#what-it-iss).\n"),
            rule: "broken-anchor", "The page `conditions/stiff-elbow` has no heading `#what-it-iss`",
            help: "Did you mean `what-it-is`?"),
        Fault(
            "a link to no place of its own page", .append(Page.condition, "\nSee ⟨here⟩[above](#top).\n"),
            rule: "broken-anchor",
            "This page has no heading `#top`", help: "Its headings: #what-it-is."),
        Fault(
            "a link to no place, after a table",
            .append(
                Page.condition,
                "\n| a | b |\n|---|---|\n| é | d |\n| e | f |\n\nText, then ⟨here⟩[above](#top).\n"),
            rule: "broken-anchor", "This page has no heading `#top`", help: "Its headings: #what-it-is."),
        Fault(
            "a link to no place, in a table",
            .append(Page.condition, "\n| a | b |\n|---|---|\n| é | ⟨here⟩[above](#top) |\n"),
            rule: "broken-anchor", "This page has no heading `#top`", help: "Its headings: #what-it-is."),
        Fault(
            "a link to no place, on a second line of a list",
            .append(Page.condition, "\n- a\n  - é b\n    c ⟨here⟩[above](#top)\n"), rule: "broken-anchor",
            "This page has no heading `#top`", help: "Its headings: #what-it-is."),
        Fault(
            "a link out of the project",
            .append(Page.condition, "\nSee ⟨here⟩[this](../../../../secret.md).\n"),
            rule: "broken-link", "The link `../../../../secret.md` leads out of the project", help: path),
        Fault(
            "a link from the root", .append(Page.condition, "\nSee ⟨here⟩[this](/etc/passwd).\n"),
            rule: "broken-link",
            "The link `/etc/passwd` leads out of the project", help: path),
        Fault(
            "a link to a folder", .append(Page.condition, "\nSee ⟨here⟩[all](../risks/).\n"),
            rule: "broken-link",
            "`../risks/` is not the file of a page", help: path),
        Fault(
            "a link to nothing", .append(Page.condition, "\nSee ⟨here⟩[this]().\n"), rule: "broken-link",
            "The link leads nowhere",
            help: "Write where it leads."),
        Fault(
            "a broken link in a passage",
            .append(Page.passage, "\nSee ⟨here⟩[redness](../risks/rednes.md).\n"), rule: "broken-link",
            "There is no page `risks/rednes`", help: "Did you mean `redness`?"),
        Fault(
            "a picture of another site",
            .append(Page.condition, "\n⟨here⟩![A pad](https://example.org/pad.svg)\n"),
            rule: "broken-picture", "There is no picture `https://example.org/pad.svg` in content/media",
            help: "Did you mean `pad.svg`?"),
        Fault(
            "a picture that is not there",
            .append(Page.condition, "\n⟨here⟩![A dog](../../media/dog-at-sea.svg)\n"),
            rule: "broken-picture", "There is no picture `../../media/dog-at-sea.svg` in content/media",
            help: "Put the file there; pictures of other sites are not shown."),
        Fault(
            "a picture without a description", .append(Page.condition, "\n⟨here⟩![](../../media/pad.svg)\n"),
            rule: "missing-alt",
            "The picture has no description",
            help: "Say in the square brackets what it shows: `![A needle beside a nerve](…)`."),
    ]

    private static let path = "Link to a page by the path of its file, such as `../conditions/sciatica.md`."

    /// Passages and clinic facts that are put into texts.
    static let insertions = [
        Fault(
            "an include of no passage",
            .replace(Page.warming, "{{include: aftercare-elbow}}", "⟨here⟩{{include: aftercare-elbo}}"),
            rule: "unknown-passage", "There is no passage `aftercare-elbo`",
            help: "Did you mean `aftercare-elbow`?"),
        Fault(
            "passages that include each other",
            .write("content/en/passages/before-elbow.md", "⟨here⟩{{include: aftercare-elbow}}\n"),
            .append(Page.passage, "\n{{include: before-elbow}}\n"), rule: "include-cycle",
            "This passage includes itself: aftercare-elbow → before-elbow → aftercare-elbow",
            help: "Take one of these includes out."),
        Fault(
            "an include in the middle of a text",
            .append(Page.condition, "\nThen ⟨here⟩{{include: aftercare-elbow}}\n"),
            rule: "bad-insertion", "The passage `aftercare-elbow` is included in the middle of a text",
            help: "Write `{{include: aftercare-elbow}}` alone, with a blank line before and after it."),
        Fault(
            "an unknown fact", .append(Page.condition, "\nCall ⟨here⟩{{clinic.fone}}.\n"),
            rule: "unknown-fact",
            "There is no fact `clinic.fone`", help: "Did you mean `clinic.phone`?"),
        Fault(
            "a fact that the clinic does not state",
            .append(Page.condition, "\nSee ⟨here⟩{{clinic.website}}.\n"),
            rule: "missing-clinic-fact",
            "The text inserts `clinic.website`, which the clinics `hill-example-clinic` and `valley-example-clinic` do not state",
            help: "Add `website:` to \(Page.clinic) and content/clinics/valley-example-clinic/clinic.yaml."),
        Fault(
            "a fact in a passage that the clinic does not state",
            .append(Page.passage, "\nSee ⟨here⟩{{clinic.website}}.\n"),
            rule: "missing-clinic-fact",
            "The text inserts `clinic.website`, which the clinics `hill-example-clinic` and `valley-example-clinic` do not state",
            help: "Add `website:` to \(Page.clinic) and content/clinics/valley-example-clinic/clinic.yaml."),
        Fault(
            "a text that is still to be written",
            .append(Page.condition, "\nThen ⟨here⟩{{write: what the patient can do}} now.\n"),
            rule: "unwritten", "This is still to be written: what the patient can do",
            help: "Write it in the place of the braces and all that stands between them."),
        Fault(
            "a hint that asks for nothing", .append(Page.condition, "\n⟨here⟩{{write: }}\n"),
            rule: "bad-insertion", "`{{write: }}` is not an insertion",
            help:
                "Write a fact as `{{clinic.phone}}`, a passage as `{{include: name}}`, braces that are text as `\\{{`."
        ),
        Fault(
            "an insertion that is not closed", .append(Page.condition, "\nCall ⟨here⟩{{clinic.phone.\n"),
            rule: "bad-insertion",
            "An insertion `{{` is not closed",
            help:
                "Write a fact as `{{clinic.phone}}`, a passage as `{{include: name}}`, braces that are text as `\\{{`."
        ),
    ]
}
