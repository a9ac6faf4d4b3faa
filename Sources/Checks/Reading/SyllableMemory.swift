/// The syllables of words that have come up before: pages say the same few thousand words again and again.
///
/// For one thread. It holds the last word of each of its places.
final class SyllableMemory {
    private var known = [(hash: UInt64, count: Int)](repeating: (0, 0), count: 1 << 12)

    /// As ``Syllables/count(in:)``.
    func count(in word: UnsafeBufferPointer<UInt8>) -> Int {
        // FNV-1a; capital and small letters hash alike.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte < 0x80 ? byte | 0x20 : byte)) &* 0x100_0000_01b3 }
        let place = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (known.count - 1)
        if known[place].hash == hash { return known[place].count }
        let count = Syllables.count(in: word)
        known[place] = (hash, count)
        return count
    }
}
