/// A place on the body map of the home page, where a patient points to what hurts. The raw value is the word that a writer uses for it.
package enum BodyRegion: String, CaseIterable, Sendable {
    case head, neck, shoulders, arms, back
    case lowerBack = "lower-back"
    case buttocks, hips, knees, legs
}
