import Testing

@Suite struct OwnContentTests {
}
