import Testing

/// Each fault is put into the good project alone.
@Suite struct FaultTests {
    @Test(arguments: Fault.yaml) func `front matter that is no YAML is reported`(_ fault: Fault) throws {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.keys) func `keys and values outside the schema are reported`(_ fault: Fault) throws
    {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.codes) func `codes of a wrong form or without a source are reported`(
        _ fault: Fault
    )
        throws
    {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.parts) func `a file without its two parts is reported`(_ fault: Fault) throws {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.relations) func `relations that lead nowhere are reported`(_ fault: Fault) throws {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.facts) func `facts without number, source or choice are reported`(_ fault: Fault)
        throws
    {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.sections) func `sections that are not as they must be are reported`(_ fault: Fault)
        throws
    {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.markdown) func `Markdown that is refused is reported`(_ fault: Fault) throws {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.links) func `links and pictures that lead nowhere are reported`(_ fault: Fault)
        throws
    {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.insertions) func `passages and facts that are not there are reported`(
        _ fault: Fault
    ) throws {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.clinics) func `what a clinic may not say is reported`(_ fault: Fault) throws {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.languages) func `languages that are not complete are reported`(_ fault: Fault)
        throws
    {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.templates) func `templates that cannot be filled are reported`(_ fault: Fault)
        throws
    {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.texts) func `texts of which a part would not be shown are reported`(_ fault: Fault)
        throws
    {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.values) func `values that state nothing are reported`(_ fault: Fault) throws {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.empty) func `sections and notes that nobody would see are reported`(_ fault: Fault)
        throws
    {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.profiles) func `profiles without what a consent needs are reported`(_ fault: Fault)
        throws
    {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.uses) func `what a profile takes from another in vain is reported`(_ fault: Fault)
        throws
    {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.hidden) func `characters that nobody sees are reported`(_ fault: Fault) throws {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.media) func `pictures that cannot be shown are reported`(_ fault: Fault) throws {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.large) func `passages that multiply are reported`(_ fault: Fault) throws {
        try expectIsReported(fault)
    }
}
