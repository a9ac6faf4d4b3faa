import Diagnostics

/// A template compiled for one shape of data, with everything that it includes: renders any number of times,
/// from any thread.
package struct Program: Sendable {
    /// A place in a template, for failures while rendering.
    struct Site: Sendable {
        let file: Int32
        let position: Position
    }

    var rootKind: FieldKind
    var mode: TemplateSet.Mode
    var instructions: [Instruction] = []
    /// Where each instruction comes from.
    var sites: [Site] = []
    var files: [String] = []
    /// The fixed bytes of all templates.
    var literals: [UInt8] = []
    /// The slots on the paths of operands, and the indices of contexts that calls hand on.
    var slots: [Int32] = []
    /// The names on the paths of lenient operands.
    var names: [String] = []

    init(rootKind: FieldKind, mode: TemplateSet.Mode) {
        self.rootKind = rootKind
        self.mode = mode
    }

    /// Appends the template, filled with the view's values, to a buffer.
    ///
    /// A failure leaves the buffer as it was.
    package func render(
        _ record: Record, to output: inout [UInt8], limits: RenderLimits = .standard
    ) throws(RenderFailure) {
        try render(.record(record), to: &output, limits: limits)
    }

    /// Appends the template, filled with any value, to a buffer.
    package func render(
        _ value: Value, to output: inout [UInt8], limits: RenderLimits = .standard
    ) throws(RenderFailure) {
        try Renderer.render(self, with: value, limits: limits, to: &output)
    }
}

/// What a template may use up at most: a wrong or hostile one ends with an error, not with a full disk.
package struct RenderLimits: Sendable {
    /// Templates within templates.
    package var depth: Int
    /// Bytes that one rendering may append.
    package var outputSize: Int
    /// Items and inclusions that one rendering may go through.
    package var steps: Int

    package init(depth: Int, outputSize: Int, steps: Int) {
        self.depth = depth
        self.outputSize = outputSize
        self.steps = steps
    }

    package static let standard = RenderLimits(depth: 200, outputSize: 64 << 20, steps: 2_000_000)
}
