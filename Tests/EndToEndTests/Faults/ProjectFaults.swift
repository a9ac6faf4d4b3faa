extension Fault {
    /// What a clinic and the settings say.
    static let clinics = [
        Fault(
            "a paper that nobody prints on",
            .replace(Page.settings, "profile: us-cms", "profile: us-cms\npaper: [a4, ⟨here⟩leter]"),
            rule: "unknown-value", "`leter` is no paper that sheets are printed on",
            help: "Did you mean `letter`?"),
        Fault(
            "no paper at all", .replace(Page.settings, "profile: us-cms", "profile: us-cms\npaper: ⟨here⟩[]"),
            rule: "empty-value", "The list of `paper` is empty",
            help: "Write at least one item, or leave the key out where it is not needed."),
        Fault(
            "a consent that holds for no day",
            .replace(Page.settings, "profile: us-cms", "profile: us-cms\nconsent-days: ⟨here⟩0"),
            rule: "wrong-count", "A consent cannot hold for 0 days",
            help: "Write a number from 1 to 3650, or leave the line out."),
        Fault(
            "a slot that local notes do not have",
            .replace(Page.note, "## How to reach us", "⟨here⟩## How to reach"),
            rule: "unknown-slot", "`How to reach` is no slot for local notes",
            help: "Did you mean `How to reach us`?"),
        Fault(
            "local notes that change a risk", .append(Page.note, "\n⟨here⟩## Risks\n\nNone here.\n"),
            rule: "unknown-slot",
            "`Risks` is no slot for local notes",
            help:
                "Local notes stand under the headings `## Local notes`, `## Blood thinners at this clinic`, `## How to prepare`, `## How to reach us`."
        ),
        Fault(
            "local notes before the first slot", .replace(Page.note, "## How to prepare\n", ""),
            rule: "unknown-slot",
            "Text stands before the first slot",
            help:
                "Local notes stand under the headings `## Local notes`, `## Blood thinners at this clinic`, `## How to prepare`, `## How to reach us`."
        ),
        Fault(
            "local notes on a technique without a page in their language",
            .write(
                "content/clinics/hill-example-clinic/es/techniques/elbow-cooling.md",
                "## Preparación {#preparation}\n\nDescanse.\n"),
            rule: "note-without-page", "Nobody sees this note: `elbow-cooling` has no page in `es`",
            help: "Translate the page, or remove the note."),
        Fault(
            "a page's heading in local notes", .append(Page.note, "\n⟨here⟩# Big\n"), rule: "heading-in-note",
            "A local note cannot have a heading of level 1: the page has its own",
            help: "Write `##` and the name of a slot, or `###` within one."),
        Fault(
            "a section's heading in a passage", .append(Page.passage, "\n⟨here⟩## Big\n"),
            rule: "heading-in-passage",
            "A passage cannot have headings of level 1 or 2: it stands within a section",
            help: "Write `###`."),
        Fault(
            "front matter in a passage", .write(Page.passage, "---\n⟨here⟩title: x\n---\n\nText.\n"),
            rule: "heading-in-passage",
            "A passage cannot have headings of level 1 or 2: it stands within a section",
            help: "Take the front matter out: a passage has none."),
        Fault(
            "a group with a side",
            .replace("content/en/techniques/elbow-care.md", "group: true", "group: true\nside: ⟨here⟩true"),
            rule: "fact-of-group", "A group has no sheet and shows no `side`",
            help: "State it on the page of each technique of the group."),
        Fault(
            "a side of what has no sheet",
            .replace(Page.warming, "side: true", "sheet: false\nside: ⟨here⟩true"),
            .remove("content/clinics/hill-example-clinic/en/techniques/elbow-warming.md"),
            rule: "fact-without-sheet", "Only a consent sheet asks for `side`, and this technique has none",
            help: "Remove it, or remove `sheet: false`."),
        Fault(
            "local notes on no technique",
            .write(
                "content/clinics/hill-example-clinic/en/techniques/elbow-warmin.md",
                "## How to prepare\n\nRest.\n"),
            rule: "unknown-id", "There is no technique `elbow-warmin` to add notes to",
            help: "Did you mean `elbow-warming`?"),
        Fault(
            "an offer of no technique", .replace(Page.clinic, "offers: all", "offers: [⟨here⟩elbow-warmth]"),
            rule: "unknown-id",
            "There is no technique `elbow-warmth`", help: "Did you mean `elbow-warming`?"),
        Fault(
            "a colour by its name", .append(Page.clinic, "accent: ⟨here⟩teal\n"), rule: "bad-color",
            "`teal` is no colour",
            help: "Write it as `#` and six hexadecimal digits, in quotation marks: \"#0b5c63\"."),
        Fault(
            "a colour that cannot be read", .append(Page.clinic, "accent: ⟨here⟩\"#7fd0d2\"\n"),
            rule: "pale-color", "Links in `#7fd0d2` would be too pale to read on white",
            help: "Take a darker one, such as \"#457273\"."),
        Fault(
            "a place that the body map does not have",
            .replace("content/en/body-parts/elbow.md", "summary:", "body-map: ⟨here⟩elbow\nsummary:"),
            rule: "unknown-word", "`elbow` is no value of `body-map`",
            help:
                "Write one of: head, neck, shoulders, arms, back, lower-back, buttocks, hips, knees, legs."),
        Fault(
            "a clinic that does not say what it offers", .replace(Page.clinic, "offers: all\n", ""),
            rule: "missing-key",
            "The key `offers` is missing in a clinic's facts", help: "Add a line `offers: …`."),
        Fault(
            "a clinic that does not exist",
            .replace(Page.settings, "hill-example-clinic", "⟨here⟩hil-example-clinic"),
            rule: "unknown-id", "There is no clinic `hil-example-clinic`",
            help: "Did you mean `hill-example-clinic`?"),
        Fault(
            "a profile that does not exist", .replace(Page.settings, "us-cms", "⟨here⟩us-cmss"),
            rule: "unknown-id",
            "There is no consent profile `us-cmss`", help: "Did you mean `us-cms`?"),
        Fault(
            "a language that is none", .replace(Page.settings, "[en, es]", "[en, es, ⟨here⟩x]"),
            rule: "bad-language",
            "`x` is no language tag", help: "Write a tag such as `en`, `es` or `pt-br`."),
        Fault(
            "an element of no form",
            .replace(Page.profile, "form: fact, of: facility", "form: ⟨here⟩fakt, of: facility"),
            rule: "unknown-word", "`fakt` is no value of `form`", help: "Did you mean `fact`?"),
    ]

    /// Translations of pages and of the interface.
    static let languages = [
        Fault(
            "a translation of nothing",
            .write(
                "content/es/risks/redneses.md",
                "---\ntitle: Rojo\nsummary: Rojo.\ntranslates: {}\n---\n\n## Qué es\n\nRojo.\n"),
            rule: "no-source-page", "This is a translation of a page that does not exist",
            help: "Did you mean `redness`?"),
        Fault(
            "facts in a translation",
            .replace(Page.spanish, "\nnotes:", "\n⟨here⟩treats: [sore-elbow]\nnotes:"), rule: "unknown-key",
            "The key `treats` is not known in the front matter of a translation",
            help: "Known keys: also, mark-terms, notes, summary, title, translates, waivers, worry."),
        Fault(
            "a note on no risk",
            .replace(Page.spanish, "{redness: Desaparece.}", "{redness: Desaparece., rednes: ⟨here⟩Hola}"),
            rule: "unknown-id",
            "The source text has no note `rednes` under `risks`, so this one would not be shown",
            help: "Did you mean `redness`?"),
        Fault(
            "no words for a language", .remove("content/es/language.yaml"), rule: "missing-file",
            "The words of the language `es` are missing",
            help: "Copy language.yaml of another language there and translate it."),
        Fault(
            "a phrase that is missing", .replace(Page.words, "  glossary: Word list\n", ""),
            .replace(Page.words, "  skip-to-content", "  ⟨here⟩skip-to-content"), rule: "missing-key",
            "The key `glossary` is missing in `words` of a language", help: "Add a line `glossary: …`."),
        Fault(
            "a phrase without its placeholder",
            .replace(Page.words, "local-note: Added by {name}", "local-note: ⟨here⟩Added by us"),
            rule: "placeholders",
            "`local-note` must hold exactly {name}", help: "Change the text."),
        Fault(
            "eleven months", .replace(Page.words, "months: [January, ", "months: ⟨here⟩["),
            rule: "wrong-count",
            "There are 11 months here, not 12", help: "Name all 12, January first."),
    ]

    /// Templates of the project and of a clinic.
    static let templates = [
        Fault(
            "a clinic's template that replaces none",
            .write(
                "content/clinics/hill-example-clinic/templates/sheet-elemnt.mustache", "<p>{{text}}</p>\n"),
            rule: "unused-template", "No page and no sheet uses a template of this name",
            help: "Did you mean `sheet-element`?"),
        Fault(
            "a name that no view has",
            .replace("templates/page.mustache", "<h1>{{title}}</h1>", "<h1>{{⟨here⟩titel}}</h1>"),
            rule: "unknown-name", "`titel` is not a field of `page`", help: "Did you mean `title`?"),
        Fault(
            "a name that no view has, in a clinic's own template",
            .write(
                "content/clinics/hill-example-clinic/templates/not-found.mustache",
                "<!DOCTYPE html>\n<title>{{words.home}}</title>\n<p>é {{words.⟨here⟩hom}}</p>\n"),
            rule: "unknown-name", "`hom` is not a field of `words`", help: "Did you mean `home`?"),
        Fault(
            "a section that is not closed",
            .replace("templates/redirect.mustache", "<body>", "⟨here⟩{{#title}}<body>"),
            rule: "unclosed-section", "`title` is opened here and never closed",
            help: "Add `{{/title}}` where it should end."),
        Fault(
            "a section that another one closes", .replace("templates/page.mustache", "{{/is-group}}\n", ""),
            .replace("templates/page.mustache", "{{/main}}", "⟨here⟩{{/main}}"), rule: "mismatched-section",
            "`is-group` is open, but `main` is closed", help: "Close `is-group` first."),
        Fault(
            "a tag that is not closed", .append("templates/redirect.mustache", "⟨here⟩{{title"),
            rule: "unclosed-tag",
            "This tag is not closed", help: "End it with the closing braces that match its opening ones."),
        Fault(
            "a value that may be absent",
            .replace("templates/index.mustache", "<h1>{{title}}</h1>", "<h1>{{title}}{{⟨here⟩intro}}</h1>"),
            rule: "may-be-absent", "`intro` may be absent here",
            help: "Put `{{#intro}}` and `{{/intro}}` around what needs it."),
        Fault(
            "a partial that does not exist",
            .replace("templates/sheet.mustache", "{{>sheet-element}}", "{{>⟨here⟩sheet-elements}}"),
            rule: "unknown-partial", "There is no template `sheet-elements`",
            help: "Did you mean `sheet-element`?"),
        Fault(
            "a missing template", .remove("templates/home.mustache"), in: "templates/home.mustache",
            rule: "missing-template",
            "This template is missing", help: "Copy it from the standard templates."),
        Fault(
            "a missing style sheet", .remove("templates/assets/sheet.css"), in: "templates/assets/sheet.css",
            rule: "missing-file",
            "This file or folder does not exist", help: "Add it, or check the spelling of its name."),
    ]
}
