/// What the letters of a word tell, wherever it stands.
struct WordForm {
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
/// For one thread. It holds the last word of each of its places.
final class WordMemory {
    private var known = [(hash: UInt64, form: WordForm)](
        repeating: (0, WordForm(of: UnsafeBufferPointer(start: nil, count: 0))), count: 1 << 13)

    func form(of word: UnsafeBufferPointer<UInt8>) -> WordForm {
        let hash = Self.hash(word)
        let place = Int(truncatingIfNeeded: hash >> 32) & (known.count - 1)
        if known[place].hash == hash { return known[place].form }
        let form = WordForm(of: word)
        known[place] = (hash, form)
        return form
    }

    /// Eight letters in one step; capital and small letters hash alike.
    private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = UInt64(word.count)
        var place = 0
        while place < word.count {
            let end = min(place + 8, word.count)
            var letters: UInt64 = 0
            for byte in word[place..<end] { letters = letters << 8 | UInt64(byte) }
            // What belongs to a character beyond ASCII, by its highest bit, stays as it is.
            letters |= (~letters & 0x8080_8080_8080_8080) >> 2
            hash = (hash ^ letters) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
            place = end
        }
        return hash
    }
}
