import Content
import Site

extension ProvedSheet {
    /// The forms in which the sheet is printed for the site.
    var variants: [SheetVariant] { SheetVariant.published(on: papers) }

    private var local: LocalEdition { maker.local }
    private var papers: [Paper] { local.library.settings.papers }

    func address(of variant: SheetVariant) -> Address {
        local.addresses.sheetPDF(
            proof.sheet, suffix: variant.suffix(first: papers.first ?? .a4), proof.language)
    }

    /// The sheet as a PDF file.
    package func pdf(as variant: SheetVariant, by paper: PaperMaker) throws -> [UInt8] {
        let html = try maker.html(proof, as: variant, template: template)
        do throws(PrintProblem) {
            return try paper.pdf(of: try job(html, variant), check(of: html, variant))
        } catch {
            throw error.isOfMachine
                ? error
                : PrintProblem(
                    "The sheet of “\(proof.title)” (\(proof.language.tag), \(variant)) cannot be printed: \(error)."
                )
        }
    }

    /// The sheet as PDF files, one for each copy, filled for a patient. They are kept nowhere, and no message repeats what stands
    /// on them.
    func pdfs(
        as variant: SheetVariant, copies: [SheetVariant.Copy?], for patient: SheetPatient,
        by paper: PaperMaker
    ) throws(PrintProblem) -> [[UInt8]] {
        var prints: [(html: [UInt8], variant: SheetVariant)] = []
        for copy in copies {
            let variant = SheetVariant(layout: variant.layout, paper: variant.paper, copy: copy)
            do {
                prints.append((try maker.html(proof, as: variant, for: patient, template: template), variant))
            } catch { throw PrintProblem("its template does not show all that must stand on it") }
        }
        do throws(PrintProblem) {
            // Copies differ in one line, so they are laid out once; where a template does not allow that, each by itself.
            let names = copies.compactMap { $0.map { local.lexicon[$0.phrase] } }
            if names.count == prints.count, prints.count > 1, Self.differInOneLine(prints.map(\.html), names)
            {
                var job = try job(prints[0].html, prints[0].variant)
                job.copies = names
                let checks = prints.map { check(of: $0.html, $0.variant, for: patient) }
                do throws(PrintProblem) { return try paper.privatePDFs(of: job, checks) } catch {
                    if error.isOfMachine { throw error }
                }
            }
            var pdfs: [[UInt8]] = []
            for (html, variant) in prints {
                pdfs += try paper.privatePDFs(
                    of: try job(html, variant), [check(of: html, variant, for: patient)])
            }
            return pdfs
        } catch {
            if error.isOfMachine { throw error }
            throw switch error.cause {
            case .worker: error
            case .font: PrintProblem("a character of it is in none of the fonts that the style sheets name")
            case .sheet:
                PrintProblem(
                    "not all that the sheet must say can be read on its pages; a cell may be too long for its place"
                )
            }
        }
    }

    /// Whether the copies of a sheet are the same but for one place, where each says whose copy it is.
    private static func differInOneLine(_ copies: [[UInt8]], _ names: [String]) -> Bool {
        // As templates write it: with apostrophes escaped too.
        let names = names.map { $0.escapedForHTML.replacing("'", with: "&#39;").utf8 }
        guard let first = copies.first, let name = names.first else { return false }
        return zip(copies, names).dropFirst().allSatisfy { copy, other in
            let start = zip(first, copy).prefix { $0 == $1 }.count
            let rest = zip(first.reversed(), copy.reversed()).prefix { $0 == $1 }.count
            return first.count - start - rest <= name.count && copy.count - start - rest <= other.count
        }
    }

    private func job(_ html: [UInt8], _ variant: SheetVariant) throws(PrintProblem) -> PrintJob {
        let address = local.library.settings.address
        var files: [PrintFile] = []
        for path in proof.composer.media {
            let url = address + local.addresses.media(path).path
            guard let bytes = try? local.assets.bytes(ofMedia: path) else {
                throw PrintProblem("the picture `content/media/\(path)` cannot be read")
            }
            files.append(PrintFile(url: url, bytes: bytes))
        }
        return PrintJob(
            url: address + proof.composer.address.path, html: html, isForm: variant.layout == .form,
            files: files)
    }

    private func check(
        of html: [UInt8], _ variant: SheetVariant, for patient: SheetPatient? = nil
    ) -> PaperCheck {
        let lexicon = local.lexicon
        let copy = variant.copy.map { [lexicon[$0.phrase]] } ?? []
        let label = patient.map { [$0.name, lexicon.date($0.dateOfBirth), $0.identifier] } ?? []
        let title = lexicon.fill(.sheet, ["name": proof.title])
        let version = proof.approval == nil ? lexicon[.draftMark] : maker.versionName(proof)
        return PaperCheck(
            html: html, running: [title, version, String(proof.hash.prefix(8))] + copy + label,
            filled: label + [patient?.clinician].compactMap(\.self),
            pageCount: { lexicon.fill(.pageCount, ["page": String($0), "pages": String($1)]) },
            styles: variant.styles.map { local.assets.bytes(of: $0) },
            standIns: Assets.SheetStyle.allCases.map { local.assets.bytes(of: $0) })
    }
}
