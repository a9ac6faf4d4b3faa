import Templates

struct TechniqueView: View {
    var title: String
    var note: String?
    var body: String
    var isDraft: Bool
    var words: [String]
    var clinic: PersonView
    var author: PersonView?
    var links: [LinkView]

    static let table = FieldTable<TechniqueView>(
        "technique page",
        [
            .text("title", "The page's title.", \.title),
            .optionalText("note", "What to bring.", \.note),
            .html("body", "The text.") { Array($0.body.utf8) },
            .flag("isDraft", "Whether nobody approved it.", \.isDraft),
            .texts("words", "Other words.", \.words),
            .record("clinic", "Who publishes.", \.clinic),
            .optionalRecord("author", "Who wrote it.", \.author),
            .list("links", "Where to go on.", \.links),
        ])

    static let example = TechniqueView(
        title: "Cryo & more", note: "Bring ice", body: "<p>Body</p>", isDraft: false, words: ["x", "y"],
        clinic: PersonView(name: "Zoë's"), author: PersonView(name: "Ada", phone: "12"),
        links: [LinkView(title: "A", url: "/a", hint: "short"), LinkView(title: "B", url: "/b")])
}

struct PersonView: View {
    var name: String
    var phone: String?

    static let table = FieldTable<PersonView>(
        "person",
        [
            .text("name", "The name.", \.name),
            .optionalText("phone", "A number | or two.", \.phone),
        ])
}

struct LinkView: View {
    var title: String
    var url: String
    var hint: String?

    static let table = FieldTable<LinkView>(
        "link",
        [
            .text("title", "What it says.", \.title),
            .text("url", "Where it leads.", \.url),
            .optionalText("hint", "A remark.", \.hint),
        ])
}

/// A view that holds views of its own type.
struct RegionView: View {
    var name: String
    var parts: [RegionView] = []

    static let table = FieldTable<RegionView>(
        "region",
        [
            .text("name", "The name.", \.name),
            .list("parts", "Smaller regions.", \.parts),
        ])
}
