import ArgumentParser

/// The program: one small file for each command.
@main
struct Handout: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handout",
        abstract: "Turns Markdown about treatments into a website for patients and consent sheets for paper.",
        discussion: """
            A project is a folder with handout.yaml, content/ and templates/. `handout build` checks it and writes its site; \
            nothing is written while an error stands.

            Exit codes: 0 fine, 1 the content has errors or the work failed, 64 the command was not understood.
            """,
        version: "0.1.0",
        subcommands: [
            Build.self, Check.self, PreviewCommand.self, Print.self, New.self, Status.self, Approve.self,
            SchemaCommand.self,
            Init.self,
            Doctor.self, MarkdownCommand.self,
            MustacheCommand.self,
        ])

    static func main() {
        Machine.openStandardStreams()
        main(nil)
    }
}
