/// Writing of YAML, for the few files that the program itself makes.
enum YAMLText {
    /// The text between quotation marks, which reads as the same text whatever stands in it. It holds no control
    /// characters.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted += "\\" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
