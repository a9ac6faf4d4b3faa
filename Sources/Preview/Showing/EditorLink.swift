/// How a place in a file is opened in the writer's editor: by the scheme of addresses that the editor answers to.
package enum EditorLink: String, CaseIterable, Sendable {
    case vscode, vscodium, cursor, windsurf, zed, sublime, idea, textmate, macvim
    /// The editor answers to no address: only the place is shown.
    case none

    /// By the word that starts the editor, such as `code --wait`; VS Code's where nothing is said.
    package init(command: [String]) {
        let name = command.first?.split(separator: "/").last.map(String.init) ?? "code"
        self =
            switch name {
            case "code", "code-insiders": .vscode
            case "codium", "vscodium": .vscodium
            case "cursor": .cursor
            case "windsurf": .windsurf
            case "zed", "zeditor": .zed
            case "subl", "sublime_text": .sublime
            case "idea", "webstorm", "pycharm": .idea
            case "mate": .textmate
            case "mvim": .macvim
            default: .none
            }
    }

    /// The address of a place; nil where the editor has none.
    ///
    /// - Parameter path: from the root of the disk.
    package func url(_ path: String, line: Int, column: Int) -> String? {
        let path = Self.escaped(path)
        return switch self {
        case .vscode: "vscode://file\(path):\(line):\(column)"
        case .vscodium: "vscodium://file\(path):\(line):\(column)"
        case .cursor: "cursor://file\(path):\(line):\(column)"
        case .windsurf: "windsurf://file\(path):\(line):\(column)"
        case .zed: "zed://file\(path):\(line):\(column)"
        case .sublime: "subl://open?url=file://\(path)&line=\(line)&column=\(column)"
        case .idea: "idea://open?file=\(path)&line=\(line)&column=\(column)"
        case .textmate: "txmt://open?url=file://\(path)&line=\(line)&column=\(column)"
        case .macvim: "mvim://open?url=file://\(path)&line=\(line)&column=\(column)"
        case .none: nil
        }
    }

    private static func escaped(_ path: String) -> String {
        var result = ""
        for byte in path.utf8 {
            let scalar = Unicode.Scalar(byte)
            if byte < 0x80,
                scalar.properties.isAlphabetic || "0123456789-._~/".unicodeScalars.contains(scalar)
            {
                result.unicodeScalars.append(scalar)
            } else {
                let code = String(byte, radix: 16, uppercase: true)
                result += "%" + (code.count < 2 ? "0" : "") + code
            }
        }
        return result
    }
}
