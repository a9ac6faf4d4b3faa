/// One file of the site: its address and how to make its bytes, whenever somebody asks for them.
package struct Route: Sendable {
    package let address: Address
    /// Pure: the same bytes at every call, from every thread.
    package let render: @Sendable () throws -> [UInt8]

    package init(_ address: Address, render: @escaping @Sendable () throws -> [UInt8]) {
        self.address = address
        self.render = render
    }
}
