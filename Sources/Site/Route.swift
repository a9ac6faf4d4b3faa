/// One file of the site: its address and how to make its bytes, whenever somebody asks for them.
package struct Route: Sendable {
    package let address: Address
    /// Whether visitors can find the file with the site's search.
    package let isSearched: Bool
    /// Pure: the same bytes at every call, from every thread.
    package let render: @Sendable () throws -> [UInt8]

    package init(
        _ address: Address, isSearched: Bool = false, render: @escaping @Sendable () throws -> [UInt8]
    ) {
        self.address = address
        self.isSearched = isSearched
        self.render = render
    }
}
