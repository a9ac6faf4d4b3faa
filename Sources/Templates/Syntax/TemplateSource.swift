/// The text of one template as it was read.
package struct TemplateSource: Sendable {
    /// The name by which views and other templates call it, such as `page` or `parts/card`.
    package let name: String
    /// Path for error messages.
    package let file: String
    package let bytes: [UInt8]

    package init(name: String, file: String, bytes: [UInt8]) {
        self.name = name
        self.file = file
        self.bytes = bytes
    }
}
