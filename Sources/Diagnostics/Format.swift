import JSON

/// The forms in which diagnostics are shown: for people, for grep and editors, for programs, for code hosts.
package enum Format: String, CaseIterable, Sendable {
    case human, line, json, sarif

    /// All diagnostics as one text in reading order, ending in a line feed unless it is empty.
    ///
    /// - Parameters:
    ///   - isColoured: whether `human` may use the colours of a terminal.
    ///   - source: the bytes of a file, to show the line in question; asked only by `human`.
    package func text(
        of diagnostics: [Diagnostic], isColoured: Bool = false, source: (String) -> [UInt8]? = { _ in nil }
    ) -> String {
        let sorted = diagnostics.sorted(by: Diagnostic.inReadingOrder)
        switch self {
        case .human: return HumanFormat(isColoured: isColoured).text(of: sorted, source: source)
        case .line: return LineFormat.text(of: sorted)
        case .json: return JSONFormat.value(of: sorted).serialized(pretty: true) + "\n"
        case .sarif: return SARIFFormat.value(of: sorted).serialized(pretty: true) + "\n"
        }
    }
}

/// One diagnostic a line: `file:line:column: severity: message [rule]`.
enum LineFormat {
    static func text(of diagnostics: [Diagnostic]) -> String {
        var text = ""
        for diagnostic in diagnostics {
            let place = diagnostic.position.map { "\($0.line):\($0.column)" } ?? "1:1"
            text += "\(diagnostic.file.onOneLine):\(place): \(diagnostic.severity.rawValue): "
            text += "\(diagnostic.message.onOneLine) [\(diagnostic.rule)]\n"
        }
        return text
    }
}

/// `{"diagnostics": […], "errors": n, "warnings": n}`.
enum JSONFormat {
    static func value(of diagnostics: [Diagnostic]) -> JSON {
        [
            "diagnostics": .array(diagnostics.map(\.json)),
            "errors": .int(diagnostics.count { $0.severity == .error }),
            "warnings": .int(diagnostics.count { $0.severity == .warning }),
        ]
    }
}

/// SARIF 2.1.0, which code hosts show beside the changed lines.
enum SARIFFormat {
    static func value(of diagnostics: [Diagnostic]) -> JSON {
        let rules = Set(diagnostics.map(\.rule)).sorted()
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                [
                    "tool": [
                        "driver": ["name": "Handout", "rules": .array(rules.map { ["id": .string($0)] })]
                    ],
                    "columnKind": "unicodeCodePoints",
                    "results": .array(diagnostics.map(result)),
                ]
            ],
        ]
    }

    private static func result(of diagnostic: Diagnostic) -> JSON {
        let text = [diagnostic.message, diagnostic.help].compactMap { $0 }.joined(separator: ". ")
        var members: [(key: String, value: JSON)] = [
            ("ruleId", .string(diagnostic.rule)),
            ("level", .string(diagnostic.severity.rawValue)),
            ("message", ["text": .string(text)]),
            ("locations", [location(diagnostic.file, diagnostic.position)]),
        ]
        if !diagnostic.notes.isEmpty {
            let related = diagnostic.notes.map { note -> JSON in
                guard case .object(var members) = location(note.file, note.position) else { return .null }
                members.append(("message", ["text": .string(note.message)]))
                return .object(members)
            }
            members.append(("relatedLocations", .array(related)))
        }
        return .object(members)
    }

    private static func location(_ file: String, _ position: Position?) -> JSON {
        var members: [(key: String, value: JSON)] = [("artifactLocation", ["uri": .string(file.asURI)])]
        if let position {
            members.append(
                ("region", ["startLine": .int(position.line), "startColumn": .int(position.column)]))
        }
        return ["physicalLocation": .object(members)]
    }
}

extension String {
    /// Control characters, which a terminal or a tool that reads lines could take for its own, become spaces.
    package var onOneLine: String {
        guard unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }) else {
            return self
        }
        var result = ""
        for scalar in unicodeScalars {
            result.unicodeScalars.append(
                scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? " " : scalar)
        }
        return result
    }

    /// A relative path as a URI reference: everything but letters, digits and `-._~/` escaped.
    fileprivate var asURI: String {
        var result = ""
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }
}
