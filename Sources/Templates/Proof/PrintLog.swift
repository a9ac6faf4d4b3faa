/// What a rendering has printed where a reader sees it: as text of the body, not in a tag.
///
/// It follows the renderer's stacks of contexts and sections, and knows for each value where in the data it stands.
struct PrintLog {
    private(set) var printed = PlaceSet()
    private var contexts = [DataPlace.root]
    private var lists: [DataPlace] = []
    private var markup = MarkupCursor()

    mutating func read(_ literal: UnsafeBufferPointer<UInt8>) { markup.read(literal) }

    mutating func print(_ place: DataPlace) {
        if markup.isInText { printed.insert(place) }
    }

    func context(_ index: Int) -> DataPlace { contexts[index] }

    mutating func open(_ place: DataPlace, isList: Bool) {
        lists.append(place)
        contexts.append(isList ? place.item(0) : place)
    }

    mutating func advance(to item: Int) { contexts[contexts.count - 1] = lists[lists.count - 1].item(item) }

    mutating func close() {
        lists.removeLast()
        contexts.removeLast()
    }

    mutating func handOn(_ context: Int) { contexts.append(contexts[context]) }

    mutating func leave(contextCount: Int) { contexts.removeLast(contexts.count - contextCount) }
}
