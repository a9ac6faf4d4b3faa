/// What fills the blocks of a template: the overrides of the templates that use it as their layout.
struct Environment {
    struct Override {
        let block: Block
        /// The template that the block is written in.
        let template: Template
        /// The environment of that template: blocks within the override are filled from there.
        let environment: Int
    }

    let overrides: [String: Override]
}

/// All environments met so far, each once, so that a number stands for it.
struct EnvironmentTable {
    private struct Key: Hashable {
        let name: String
        let template: String
        let block: Int
        let environment: Int
    }

    private var environments = [Environment(overrides: [:])]
    private var numbers: [Set<Key>: Int] = [[]: 0]

    /// The environment in which nothing is overridden.
    static let empty = 0

    subscript(number: Int) -> Environment { environments[number] }

    /// The environment of a layout: the user's own overrides, unless the user's layout users override them in
    /// turn; of these only blocks that the layout has.
    mutating func extend(
        _ outer: Int, with blocks: [Block], of template: Template, keeping names: Set<String>
    ) -> Int {
        var overrides: [String: Environment.Override] = [:]
        for block in blocks {
            overrides[block.name] = Environment.Override(block: block, template: template, environment: outer)
        }
        overrides.merge(environments[outer].overrides) { _, outermost in outermost }
        return number(of: overrides.filter { names.contains($0.key) })
    }

    private mutating func number(of overrides: [String: Environment.Override]) -> Int {
        let key = Set(
            overrides.map { name, override in
                Key(
                    name: name, template: override.template.source.name, block: override.block.id,
                    environment: override.environment)
            })
        if let number = numbers[key] { return number }
        environments.append(Environment(overrides: overrides))
        numbers[key] = environments.count - 1
        return environments.count - 1
    }
}
