/// What the strict mode knows at one place of a template: the contexts around it, innermost last, and which
/// optional values have been tested.
struct Scope: Hashable {
    /// A value, told by the context it is reached from and the slots on the way.
    struct Place: Hashable {
        var context: Int
        var path: [Int]
    }

    struct Context: Hashable {
        let kind: FieldKind
        /// Which value of an outer context this one is, where it is not an item of a list.
        var origin: Place?
    }

    private(set) var contexts: [Context]
    private var present: Set<Place> = []

    init(root: FieldKind) { contexts = [Context(kind: root)] }

    /// The scope within a section over a value.
    func entering(_ place: Place, of kind: FieldKind) -> Scope {
        var inner = self
        let tested = canonical(place)
        for count in 0...tested.path.count {
            inner.present.insert(Place(context: tested.context, path: Array(tested.path.prefix(count))))
        }
        if case .list(let item) = kind {
            inner.contexts.append(Context(kind: item))
        } else {
            inner.contexts.append(Context(kind: kind, origin: tested))
        }
        return inner
    }

    /// Whether a section around proves that the value is there.
    func isPresent(_ place: Place) -> Bool { present.contains(canonical(place)) }

    /// One and the same place for a value that can be reached in several ways.
    private func canonical(_ place: Place) -> Place {
        var place = place
        while let origin = contexts[place.context].origin {
            place = Place(context: origin.context, path: origin.path + place.path)
        }
        return place
    }
}

extension Scope {
    /// The scope as an included template sees it: without contexts whose names are all hidden by inner ones,
    /// so that a template which includes itself for items within items sees the same scope at every depth.
    /// - Returns: Also which contexts are kept.
    func forInclusion() -> (kept: [Int], scope: Scope) {
        var kept: [Int] = []
        var names: Set<String> = []
        for (index, context) in contexts.enumerated().reversed() {
            let own = context.kind.shape?.fields.map(\.name) ?? []
            guard index == contexts.count - 1 || !names.isSuperset(of: own) else { continue }
            names.formUnion(own)
            kept.append(index)
        }
        kept.reverse()
        var scope = self
        scope.contexts = kept.map {
            Context(kind: contexts[$0].kind, origin: keptOrigin(of: $0, among: kept))
        }
        scope.present = []
        for place in present {
            for (index, context) in kept.enumerated() where scope.contexts[index].origin == nil {
                let start = canonical(Place(context: context, path: []))
                guard start.context == place.context, place.path.starts(with: start.path) else { continue }
                scope.present.insert(
                    Place(context: index, path: Array(place.path.dropFirst(start.path.count))))
            }
        }
        return (kept, scope)
    }

    private func keptOrigin(of context: Int, among kept: [Int]) -> Place? {
        guard let origin = contexts[context].origin, let index = kept.firstIndex(of: origin.context) else {
            return nil
        }
        return Place(context: index, path: origin.path)
    }
}
