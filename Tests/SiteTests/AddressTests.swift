import Content
import Site
import Testing

@Suite struct AddressTests {
    @Test(arguments: [
        ("index.html", ""), ("a-to-z/index.html", "../"), ("es/techniques/x/index.html", "../../../"),
    ])
    func `the way to the root goes up every folder`(path: String, root: String) {
        #expect(Address(path).root == root)
    }

    @Test(arguments: [
        ("index.html", ""), ("techniques/x/index.html", "techniques/x/"), ("404.html", "404.html"),
    ])
    func `visitors see no index`(path: String, clean: String) {
        #expect(Address(path).clean == clean)
    }

    @Test func `the source language stands at the root, others in their folders`() throws {
        let english = try #require(Language("en"))
        let spanish = try #require(Language("es"))
        let addresses = Addresses(sourceLanguage: english)
        #expect(addresses.entry(PageID(.risk, "infection"), english).path == "risks/infection/index.html")
        #expect(addresses.entry(PageID(.risk, "infection"), spanish).path == "es/risks/infection/index.html")
        #expect(addresses.sheet("nerve-block", spanish).path == "es/sheets/nerve-block/index.html")
    }
}
