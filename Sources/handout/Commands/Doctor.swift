import ArgumentParser
import CMarkGFM
import CQREncode
import CYaml

/// `handout doctor`: what the program finds on this machine.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell which outside programs and libraries are there, and what to install.",
        discussion: "Example: handout doctor")

    func run() throws {
        var major: Int32 = 0
        var minor: Int32 = 0
        var micro: Int32 = 0
        QRcode_APIVersion(&major, &minor, &micro)
        let markdown = String(cString: cmark_version_string())
        try Machine.print(
            """
            handout            \(Handout.configuration.version)
            libcmark-gfm       \(markdown)
            libqrencode        \(major).\(minor).\(micro)
            libyaml            \(String(cString: yaml_get_version_string()))
            threads            \(Machine.cores)

            Everything that this version needs is here.

            """)
    }
}
