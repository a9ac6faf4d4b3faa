import Markdown
import Testing

@Suite struct HTMLSiteTests {
    private var site: HTMLSite {
        var labels = HTMLSite.Labels()
        labels.alerts = [.emergency: "Emergency", .do: "Do", .dont: "Do not"]
        labels.table = "Table <1>"
        return HTMLSite(
            labels: labels, idPrefix: "p-",
            link: { destination in
                if destination.hasPrefix("gone") { return .textOnly }
                return .address(destination.hasSuffix(".md") ? "../\(destination.dropLast(3))/" : destination)
            },
            fact: { $0 == "clinic.phone" ? "<555>" : nil },
            runningText: { text, output in
                let text = String(decoding: text, as: UTF8.self)
                guard text.contains("sedation") else { return false }
                output += "[\(text)]".utf8
                return true
            })
    }

    @Test func `writes heading ids and resolves links`() {
        #expect(siteHTML("## To *do*\n", site) == "<h2 id=\"p-to-do\">To <em>do</em></h2>\n")
        #expect(siteHTML("[a](b.md \"t\")\n", site) == "<p><a href=\"../b/\" title=\"t\">a</a></p>\n")
        #expect(siteHTML("[a *b*](gone.md)\n", site) == "<p>a <em>b</em></p>\n")
        #expect(
            siteHTML("<https://a.b>\n", site)
                == "<p><a href=\"https://a.b\" rel=\"noopener\">https://a.b</a></p>\n")
        #expect(siteHTML("![a](b.md)\n", site) == "<p><img src=\"../b/\" alt=\"a\" /></p>\n")
    }

    @Test func `writes facts escaped, in alternative texts too`() {
        #expect(
            siteHTML("a {{clinic.phone}} {{no.such}}\n", site)
                == "<p>a <bdi dir=\"ltr\">&lt;555&gt;</bdi> </p>\n")
        #expect(
            siteHTML("![{{clinic.phone}}](b)\n", site) == "<p><img src=\"b\" alt=\"&lt;555&gt;\" /></p>\n")
    }

    @Test func `offers running text only to be marked`() {
        #expect(siteHTML("sedation\n", site) == "<p>[sedation]</p>\n")
        #expect(siteHTML("- *sedation*\n", site) == "<ul>\n<li><em>[sedation]</em></li>\n</ul>\n")
        #expect(siteHTML("[sedation](x)\n", site) == "<p><a href=\"x\">sedation</a></p>\n")
        #expect(siteHTML("[sedation](gone)\n", site) == "<p>[sedation]</p>\n")
        #expect(siteHTML("# sedation\n", site) == "<h1 id=\"p-sedation\">sedation</h1>\n")
        #expect(siteHTML("`sedation`\n", site) == "<p><code>sedation</code></p>\n")
    }

    @Test func `writes care cards and lists of dos`() {
        #expect(
            siteHTML("> [!EMERGENCY] Call *911*\n> if\n", site) == """
                <div class="card card-emergency">
                <h3 class="card-title"><span class="visually-hidden">Emergency: </span>Call <em>911</em></h3>
                <p>if</p>
                </div>

                """)
        #expect(
            siteHTML("> [!DONT]\n> - a\n", site) == """
                <div class="dont">
                <h3 class="card-title">Do not</h3>
                <ul>
                <li>a</li>
                </ul>
                </div>

                """)
    }

    @Test func `writes tables that scroll and name their header cells`() {
        #expect(
            siteHTML("|a|b|\n|-|-:|\n|c|d|\n", site) == """
                <div class="table" role="region" tabindex="0" aria-label="Table &lt;1&gt;">
                <table>
                <thead>
                <tr>
                <th scope="col">a</th>
                <th scope="col" class="align-right">b</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>c</td>
                <td class="align-right">d</td>
                </tr>
                </tbody>
                </table>
                </div>

                """)
    }

    @Test func `keeps the footnotes of two texts apart`() {
        #expect(
            siteHTML("a[^1] b[^1]\n\n[^1]: n\n", site) == """
                <p>a<sup class="footnote-ref"><a href="#p-fn-1" id="p-fnref-1">1</a></sup> \
                b<sup class="footnote-ref"><a href="#p-fn-1" id="p-fnref-1-2">1</a></sup></p>
                <section class="footnotes" aria-label="Footnotes">
                <ol>
                <li id="p-fn-1">
                <p>n <a href="#p-fnref-1" class="footnote-backref" aria-label="Back to the text">↩</a> \
                <a href="#p-fnref-1-2" class="footnote-backref" aria-label="Back to the text 2">↩\
                <sup class="footnote-ref">2</sup></a></p>
                </li>
                </ol>
                </section>

                """)
    }
}
