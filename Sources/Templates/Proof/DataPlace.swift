/// A place in the data of a rendering: the way from the root over fields and items of lists, mixed into one number.
///
/// Two of the few hundred places of one rendering have the same number once in about 10¹⁴ renderings.
struct DataPlace: Equatable, Sendable {
    let number: UInt64

    static let root = DataPlace(number: 0x243F_6A88_85A3_08D3)

    func field(_ slot: Int) -> DataPlace { step(UInt64(slot)) }
    func item(_ index: Int) -> DataPlace { step(~UInt64(index)) }

    private func step(_ step: UInt64) -> DataPlace {
        var mixed = (number ^ step) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return DataPlace(number: mixed ^ mixed >> 31)
    }
}
