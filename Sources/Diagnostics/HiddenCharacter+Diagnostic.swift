extension Diagnostic {
    /// A character that nobody sees.
    package init(_ character: HiddenCharacter, file: String, at position: Position?) {
        if character.scalar == "\r" {
            self.init(
                rule: "hidden-character", file: file, at: position,
                "a line ends here as on very old computers (a carriage return alone)",
                help: "Save the file with the line ends of Unix or Windows.")
        } else {
            self.init(
                rule: "hidden-character", file: file, at: position,
                "the invisible character \(character.name) stands here and may change what readers see",
                help: "Take it out: delete the characters around it and type them again.")
        }
    }
}
