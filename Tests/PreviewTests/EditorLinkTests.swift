import Preview
import Testing

@Suite struct `Links to places in files` {
    @Test(arguments: [
        (["code", "--wait"], EditorLink.vscode), (["/usr/bin/codium"], .vscodium),
        (["subl", "-w"], .sublime),
        (["zed"], .zed), ([], .vscode),
        // These answer to no address: only the place is shown.
        (["vim"], .none), (["emacsclient", "-c"], .none), (["nano"], .none),
    ])
    func `are those of the editor that a command starts`(command: [String], link: EditorLink) {
        #expect(EditorLink(command: command) == link)
    }

    @Test func `name file, line and column`() {
        #expect(
            EditorLink.vscode.url("/home/a/b.md", line: 3, column: 7) == "vscode://file/home/a/b.md:3:7")
        #expect(
            EditorLink.idea.url("/home/a/b.md", line: 3, column: 7)
                == "idea://open?file=/home/a/b.md&line=3&column=7")
        #expect(EditorLink.none.url("/home/a/b.md", line: 3, column: 7) == nil)
    }

    @Test func `hold nothing of a path that an address would read otherwise`() {
        let path = "/a b/\"><script>&line=9?#%20é:1.md"
        for editor in EditorLink.allCases where editor != .none {
            let url = editor.url(path, line: 1, column: 1)
            #expect(
                url?.contains("/a%20b/%22%3E%3Cscript%3E%26line%3D9%3F%23%2520%C3%A9%3A1.md") == true,
                "\(editor)")
        }
    }
}
