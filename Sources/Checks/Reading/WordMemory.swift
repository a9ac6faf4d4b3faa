/// What the letters of a word tell, wherever it stands.
struct WordForm: Equatable {
    let syllables: Int
    /// What it is to a sentence in the passive voice.
    let voice: PassivePart?
    let looksMedical: Bool

    init(of word: UnsafeBufferPointer<UInt8>) {
        let letters = String(decoding: word, as: UTF8.self).lowercased()
        syllables = Syllables.count(in: word)
        voice = PassivePart(letters)
        looksMedical = syllables > 2 && MedicalWords.hold(letters)
    }
}

/// The forms of words that have come up before: pages say the same few thousand words again and again, so that nearly every
/// word is looked at no closer than this.
///
/// For one thread. Each pair of its places holds the last two words that belong there.
final class WordMemory {
    private var known = [(hash: UInt64, form: WordForm)](
        repeating: (0, WordForm(of: UnsafeBufferPointer(start: nil, count: 0))), count: 1 << 13)

    func form(of word: UnsafeBufferPointer<UInt8>) -> WordForm {
        let hash = Self.hash(UnsafeRawBufferPointer(word))
        let place = Int(truncatingIfNeeded: hash >> 32) & (known.count - 2)
        if known[place].hash == hash { return known[place].form }
        if known[place + 1].hash == hash { return known[place + 1].form }
        return learn(word, hash, at: place)
    }

    /// Apart, so that looking a word up stays short.
    @inline(never)
    private func learn(_ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64, at place: Int) -> WordForm {
        let form = WordForm(of: word)
        known[place + 1] = known[place]
        known[place] = (hash, form)
        return form
    }

    /// Capital and small letters hash alike.
    private static func hash(_ word: UnsafeRawBufferPointer) -> UInt64 {
        var hash = UInt64(word.count) &* 0xC2B2_AE3D_27D4_EB4F
        func add(_ letters: UInt64) {
            // What belongs to a character beyond ASCII, by its highest bit, stays as it is.
            let small = letters | (~letters & 0x8080_8080_8080_8080) >> 2
            hash = (hash ^ small) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        func load<Letters: FixedWidthInteger>(_ place: Int, as type: Letters.Type) -> UInt64 {
            UInt64(word.loadUnaligned(fromByteOffset: place, as: type))
        }
        // Few large pieces, of which the last may lie over the one before it.
        switch word.count {
        case 8...:
            for place in stride(from: 0, to: word.count - 8, by: 8) { add(load(place, as: UInt64.self)) }
            add(load(word.count - 8, as: UInt64.self))
        case 4...: add(load(0, as: UInt32.self) << 32 | load(word.count - 4, as: UInt32.self))
        case 2...: add(load(0, as: UInt16.self) << 16 | load(word.count - 2, as: UInt16.self))
        default: for byte in word { add(UInt64(byte)) }
        }
        return hash
    }
}
