import Templates
import Testing

@Suite struct TemplateReferenceTests {
    @Test func `lists every template's fields, and each record within once`() {
        let markdown = TemplateReference.markdown([
            ("page", TechniqueView.table.shape), ("region", RegionView.table.shape),
        ])
        #expect(
            markdown == """
                ## Template `page`: technique page

                | field | kind | | what it is |
                |---|---|---|---|
                | `title` | text |  | The page's title. |
                | `note` | text | may be absent | What to bring. |
                | `body` | HTML, printed with three braces |  | The text. |
                | `isDraft` | yes or no |  | Whether nobody approved it. |
                | `words` | list of text |  | Other words. |
                | `clinic` | record: person |  | Who publishes. |
                | `author` | record: person | may be absent | Who wrote it. |
                | `links` | list of record: link |  | Where to go on. |

                ## Template `region`: region

                | field | kind | | what it is |
                |---|---|---|---|
                | `name` | text |  | The name. |
                | `parts` | list of record: region |  | Smaller regions. |

                ## Record: person

                | field | kind | | what it is |
                |---|---|---|---|
                | `name` | text |  | The name. |
                | `phone` | text | may be absent | A number \\| or two. |

                ## Record: link

                | field | kind | | what it is |
                |---|---|---|---|
                | `title` | text |  | What it says. |
                | `url` | text |  | Where it leads. |
                | `hint` | text | may be absent | A remark. |

                """)
    }
}
