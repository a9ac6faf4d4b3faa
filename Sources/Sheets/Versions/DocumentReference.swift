import Content
import JSON

/// An approved version as a DocumentReference of HL7 FHIR R4, so that a record system can name the form which a patient was given.
///
/// Elements, their order and their number are those of release 4.0.1 (https://hl7.org/fhir/R4/documentreference.html). It speaks
/// of the blank form: there is no `subject`. There is no `date` either: that is an instant, and an approval has only a day.
struct DocumentReference {
    /// A frozen file of the version.
    struct Content {
        let url: String
        let contentType: String
        let bytes: [UInt8]
    }

    let version: FrozenVersion
    /// Any other version is `superseded`: R4 has no word for one that is no longer in use and has no successor. The
    /// description says why.
    let isCurrent: Bool
    let description: String
    /// The version whose place it has taken.
    let previous: FrozenVersion?
    /// The name of the clinic that publishes it.
    let clinic: String
    /// Where all versions stand: the system of their identifiers.
    let system: String
    let contents: [Content]

    private var approval: Approval { version.approval }

    var json: JSON {
        var members: [(key: String, value: JSON)] = [
            ("resourceType", "DocumentReference"), ("language", .string(approval.language.tag)),
            ("masterIdentifier", identifier(of: version)),
            ("status", isCurrent ? "current" : "superseded"),
            // Complete and verified by a fitting person; a change makes a new version
            // (https://hl7.org/fhir/R4/valueset-composition-status.html).
            ("docStatus", "final"), ("type", Self.type),
            ("author", [["display": .string(approval.author)]]),
            ("authenticator", ["display": .string("\(approval.by), \(approval.role)")]),
            ("custodian", ["display": .string(clinic)]),
        ]
        if let previous {
            let target: JSON = [
                "type": "DocumentReference", "identifier": identifier(of: previous),
                "display": .string(previous.approval.id),
            ]
            members.append(("relatesTo", [["code": "replaces", "target": target]]))
        }
        members.append(("description", .string(description)))
        members.append(("content", .array(contents.map(content))))
        return .object(members)
    }

    /// LOINC's code for a consent document, as HL7 lists it for the kind of consent document that is referred to:
    /// https://hl7.org/fhir/us/consent-management/2026Jan/ValueSet-LOINCConsentDocumentTypes.xml.html
    private static let type: JSON = [
        "coding": [["system": "http://loinc.org", "code": "59284-0", "display": "Consent Document"]]
    ]

    private func identifier(of version: FrozenVersion) -> JSON {
        ["system": .string(system), "value": .string(version.approval.id)]
    }

    private func content(_ content: Content) -> JSON {
        [
            "attachment": [
                "contentType": .string(content.contentType), "language": .string(approval.language.tag),
                "url": .string(content.url), "size": .int(content.bytes.count),
                // R4 asks for SHA-1 here; what was approved is guarded by SHA-256.
                "hash": .string(String(base64: Digest.sha1(content.bytes))),
                "title": .string(version.title), "creation": .string(approval.date.description),
            ]
        ]
    }
}
