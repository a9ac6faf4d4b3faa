extension Fault {
    /// Files that are no text.
    static let bytes = [
        Fault(
            "bytes that are not UTF-8", .appendBytes(Page.condition, "\né é ⟨here⟩", [0xFF]),
            rule: "not-utf-8",
            "The bytes from here on are not UTF-8", help: "Save the file as UTF-8."),
        Fault(
            "half a character", .appendBytes(Page.condition, "\n⟨here⟩", [0xE2, 0x82]), rule: "not-utf-8",
            "The bytes from here on are not UTF-8", help: "Save the file as UTF-8."),
        Fault(
            "a NUL byte", .append(Page.condition, "\né ⟨here⟩\0"), rule: "not-text",
            "There is a NUL byte here, so this is no text file", help: "Save the file as plain text in UTF-8."
        ),
        Fault(
            "a template that is not UTF-8",
            .appendBytes("templates/redirect.mustache", "\né ⟨here⟩", [0xC0, 0x80]), rule: "not-utf-8",
            "The bytes from here on are not UTF-8", help: "Save the file as UTF-8."),
        Fault(
            "a NUL byte in the words of a language", .append(Page.words, "# ⟨here⟩\0"), rule: "not-text",
            "There is a NUL byte here, so this is no text file", help: "Save the file as plain text in UTF-8."
        ),
    ]

    /// Files where nothing is looked for, or under names that no page can have.
    static let places = [
        Fault(
            "a file beside the folders", .write("content/en/notes.md", ""), rule: "unexpected-file",
            "Nothing is looked for under this name", help: folders),
        Fault(
            "a folder with a slip of the pen", .write("content/en/condition/gout.md", ""),
            in: "content/en/condition",
            rule: "unexpected-file", "Nothing is looked for under this name",
            help: "Did you mean `conditions`?"),
        Fault(
            "a folder of a language that the project does not have",
            .write("content/fr/conditions/gout.md", ""),
            in: "content/fr", rule: "unexpected-file",
            "The folder `fr` is neither a language of this project nor a known folder",
            help: "Add `fr` to `languages` in handout.yaml, or move the folder."),
        Fault(
            "a file that is not Markdown", .write("content/en/conditions/gout.txt", ""),
            rule: "unexpected-file",
            "Only Markdown files (`.md`) stand in this folder", help: "Rename, move or remove it."),
        Fault(
            "a name with a space", .write("content/en/conditions/Sore Hand.md", ""), rule: "bad-name",
            "A file of this name cannot be a page",
            help: "Names have lower-case letters a to z, digits and `-`, at most 80 of them."),
        Fault(
            "a name that breaks the line", .write("content/en/conditions/a\nb.md", ""),
            in: "content/en/conditions/a b.md",
            rule: "bad-name", "A file of this name cannot be a page",
            help: "Names have lower-case letters a to z, digits and `-`, at most 80 of them."),
        Fault(
            "a template that is none", .write("templates/page.html", ""), rule: "unexpected-file",
            "Only templates (`.mustache`) stand in this folder", help: "Rename, move or remove it."),
        Fault(
            "a note of a clinic in the wrong folder",
            .write("content/clinics/hill-example-clinic/en/risks/redness.md", ""),
            in: "content/clinics/hill-example-clinic/en/risks", rule: "unexpected-file",
            "A clinic's own notes stand in the folder techniques", help: "Move it there."),
        Fault(
            "a clinic without its facts",
            .write("content/clinics/new-clinic/en/techniques/elbow-warming.md", ""),
            in: "content/clinics/new-clinic/clinic.yaml", rule: "missing-file",
            "This file or folder does not exist",
            help: "Add it, or check the spelling of its name."),
        Fault(
            "a page of 50 MB",
            .append(Page.condition, String(repeating: "All is well. ", count: 4_000_000)),
            rule: "file-too-large",
            "This file has 52 MB; the largest that is read has 4 MB", help: "Split it into several pages."),
        Fault(
            "a page of 3 MB", .append(Page.condition, String(repeating: "All is well. ", count: 240_000)),
            rule: "text-too-large", "The text is larger than 2048 KiB", help: "Split it into several pages."),
        Fault(
            "no settings", .remove(Page.settings), rule: "missing-file", "This file or folder does not exist",
            help: "Add it, or check the spelling of its name."),
        Fault(
            "no templates", .remove("templates"), rule: "missing-file", "This file or folder does not exist",
            help: "Add it, or check the spelling of its name."),
        Fault(
            "no content", .remove("content"), rule: "missing-file", "This file or folder does not exist",
            help: "Add it, or check the spelling of its name."),
        Fault(
            "no clinic", .remove("content/clinics"),
            .replace(Page.settings, "hill-example", "⟨here⟩hill-example"),
            rule: "unknown-id", "There is no clinic `hill-example-clinic`",
            help: "Write content/clinics/hill-example-clinic/clinic.yaml."),
    ]

    private static let folders =
        "Pages stand in the folders techniques, conditions, benefits, risks, considerations, medicines, imaging, "
        + "body-parts, roles, alternatives, guides, topics, terms, sources, about, passages."
}
