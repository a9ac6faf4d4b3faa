import CMarkGFM

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The memory that cmark parses in: for each thread one stretch, filled from one end and empty again after each parse.
///
/// A page becomes hundreds of small pieces. To ask the system for each of them, and to give each back, costs more than the
/// parse itself.
struct CMarkMemory {
    /// Lends the thread's memory to cmark. What cmark makes with it is gone when `body` ends, and needs no freeing.
    static func lend<Result>(_ body: (UnsafeMutablePointer<cmark_mem>) -> Result) -> Result {
        let functions = functions
        let memory = ofThread
        defer { memory.pointee.empty() }
        return body(functions)
    }

    /// Every piece begins at a multiple of this many bytes, behind its own size.
    private static let alignment = 16
    /// What a thread keeps from parse to parse: enough for a page of some thousand words.
    private static let firstStretch = 1 << 18

    private var next: UnsafeMutableRawPointer
    private var end: UnsafeMutableRawPointer
    /// The last is being filled; each is twice as long as the one before it.
    private var stretches: [UnsafeMutableRawPointer]

    private init() {
        next = .allocate(byteCount: Self.firstStretch, alignment: Self.alignment)
        end = next + Self.firstStretch
        stretches = [next]
    }

    /// A piece of zeros.
    private mutating func take(_ count: Int) -> UnsafeMutableRawPointer {
        let piece = takeUncleared(count)
        memset(piece, 0, count)
        return piece
    }

    private mutating func takeUncleared(_ count: Int) -> UnsafeMutableRawPointer {
        let needed = Self.alignment + Self.rounded(count)
        if end - next < needed { addStretch(of: needed) }
        let piece = next + Self.alignment
        next.storeBytes(of: count, as: Int.self)
        next += needed
        return piece
    }

    /// The piece with room for `count` bytes; moved where it cannot grow where it stands.
    private mutating func resize(
        _ piece: UnsafeMutableRawPointer, to count: Int
    ) -> UnsafeMutableRawPointer {
        let size = piece - Self.alignment
        let old = size.load(as: Int.self)
        if count <= old { return piece }
        let after = piece + Self.rounded(count)
        if piece + Self.rounded(old) == next, after <= end {
            size.storeBytes(of: count, as: Int.self)
            next = after
            return piece
        }
        let moved = takeUncleared(count)
        moved.copyMemory(from: piece, byteCount: old)
        return moved
    }

    private mutating func addStretch(of needed: Int) {
        let count = max(needed, Self.firstStretch << stretches.count)
        next = .allocate(byteCount: count, alignment: Self.alignment)
        end = next + count
        stretches.append(next)
    }

    private mutating func empty() {
        next = stretches[0]
        end = next + Self.firstStretch
        for stretch in stretches.dropFirst() { stretch.deallocate() }
        stretches.removeSubrange(1...)
    }

    private static func rounded(_ count: Int) -> Int { (count + alignment - 1) & ~(alignment - 1) }
}

extension CMarkMemory {
    /// What cmark calls; its functions are not told for whom, so the thread has to know.
    nonisolated(unsafe) private static let functions = {
        pthread_key_create(&key) { memory in
            let memory = memory?.assumingMemoryBound(to: CMarkMemory.self)
            for stretch in memory?.pointee.stretches ?? [] { stretch.deallocate() }
            memory?.deinitialize(count: 1)
            memory?.deallocate()
        }
        let functions = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
        functions.initialize(
            to: cmark_mem(
                calloc: { count, size in ofThread.pointee.take(count * size) },
                realloc: { piece, count in
                    piece.map { ofThread.pointee.resize($0, to: count) } ?? ofThread.pointee.take(count)
                },
                free: { _ in }))
        return functions
    }()

    /// Made once, with ``functions``, before anything asks for it. No constant: that one has been made would be asked anew for
    /// each piece.
    nonisolated(unsafe) private static var key: pthread_key_t = 0

    private static var ofThread: UnsafeMutablePointer<CMarkMemory> {
        if let memory = pthread_getspecific(key) { return memory.assumingMemoryBound(to: CMarkMemory.self) }
        let memory = UnsafeMutablePointer<CMarkMemory>.allocate(capacity: 1)
        memory.initialize(to: CMarkMemory())
        pthread_setspecific(key, memory)
        return memory
    }
}
