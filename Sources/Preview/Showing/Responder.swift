import Content
import Diagnostics
import Sheets
import Site
import Templates

/// Answers what a browser asks for: pages of the project as its files are now, and what is wrong with them.
package struct Responder: Sendable {
    /// Below it stands what belongs to the preview, not to the project.
    static let own = "/-/"

    private let project: LiveProject
    private let folder: String
    private let editor: EditorLink
    private let templates: OwnTemplates

    /// - Parameters:
    ///   - folder: the project's folder, from the root of the disk.
    package init?(project: LiveProject, folder: String, editor: EditorLink) {
        guard let templates = OwnTemplates() else { return nil }
        self.project = project
        self.folder = folder
        self.editor = editor
        self.templates = templates
    }

    package func respond(to request: Request) -> Response {
        guard request.method != .other else { return .text(.wrongMethod, "Only GET and HEAD are answered.") }
        guard let path = request.path else { return .text(.badRequest, "This address cannot be read.") }
        var response =
            path.hasPrefix(Self.own)
            ? ownFile(String(path.dropFirst(Self.own.count)), request) : page(path, request)
        if let tag = response.tag, request.ifNoneMatch == tag {
            response.status = .unchanged
            response.bytes = []
        }
        return response
    }
}

extension Responder {
    private func ownFile(_ name: String, _ request: Request) -> Response {
        switch name {
        case "preview.js": return Response(type: Response.type(of: name), bytes: PackageResources.preview_js)
        case "preview.css":
            return Response(type: Response.type(of: name), bytes: PackageResources.preview_css)
        case "page.css": return Response(type: Response.type(of: name), bytes: PackageResources.page_css)
        case "panel":
            let snapshot = project.snapshot
            let path = request.query("page") ?? "/"
            let address = address(path) ?? Address("")
            let panel = PanelMaker(
                snapshot: snapshot, state: project.state(of: snapshot),
                problems: problemWriter(snapshot, on: address)
            ).panel(of: address)
            return (try? Response(bytes: templates.panel.bytes(panel)))
                ?? .text(.cannotBeMade, "The panel cannot be made.")
        default: return .text(.notFound, "There is nothing at this address.")
        }
    }

    private func page(_ path: String, _ request: Request) -> Response {
        let snapshot = project.snapshot
        guard let address = address(path) else { return notFound(path, snapshot) }
        let faults = Faults(of: address, in: snapshot)
        let wantsLastGood = request.query("last-good") != nil
        let isPage = address.path.hasSuffix(".html")
        if wantsLastGood, faults.isEmpty { return .moved(to: request.rawPath) }
        let route = snapshot.publication?.route(at: address)
        if isPage, !wantsLastGood, !faults.isEmpty {
            return fault(faults, hasLastGood: route != nil && !faults.isNeverMade, request, snapshot)
        }
        guard let route else {
            // A folder's page, asked for without the slash that its links need.
            if !isPage, !path.hasSuffix("/"),
                snapshot.publication?.route(at: Address("\(address.path)/index.html")) != nil
            {
                return .moved(to: request.rawPath + "/")
            }
            return notFound(path, snapshot)
        }
        do {
            let bytes = try route.render()
            guard isPage else { return tagged(Response(type: Response.type(of: address.path), bytes: bytes)) }
            return live(Response(bytes: bytes), isLastGood: wantsLastGood)
        } catch let failure as RenderFailure {
            return fault(Faults([failure.diagnostic]), hasLastGood: false, request, snapshot)
        } catch let problem as FileSystem.Problem {
            return fault(
                Faults([Diagnostic(problem, at: address.path)]), hasLastGood: false, request, snapshot)
        } catch {
            return fault(
                Faults([Diagnostic(rule: "render", file: address.path, "this cannot be made: \(error)")]),
                hasLastGood: false, request, snapshot)
        }
    }

    /// The file of the site that a path means: that of a folder is its `index.html`.
    private func address(_ path: String) -> Address? {
        let path = path.dropFirst()
        return path.contains("//") || path.hasPrefix("/")
            ? nil : Address(path.isEmpty || path.hasSuffix("/") ? path + "index.html" : String(path))
    }
}

extension Responder {
    private func fault(
        _ faults: Faults, hasLastGood: Bool, _ request: Request, _ snapshot: Snapshot
    ) -> Response {
        notice(
            .cannotBeMade,
            NoticeView(
                title: faults.title, text: faults.text,
                problems: problemWriter(snapshot, on: request.path.flatMap(address)).views(
                    faults.diagnostics),
                lastGood: hasLastGood ? "\(request.rawPath)?last-good" : nil, links: []))
    }

    private func notFound(_ path: String, _ snapshot: Snapshot) -> Response {
        let name = path.split(separator: "/").last { $0 != "index.html" }.map(String.init) ?? ""
        let entries = snapshot.library?.entries ?? []
        let near = Vocabulary(entries.lazy.map(\.id.name)).nearest(to: name)
        let links = entries.indices.filter { entries[$0].id.name == name || entries[$0].id.name == near }
        return notice(
            .notFound,
            NoticeView(
                title: "There is no page here",
                text: "No file of the project makes a page at \(path). It may have been renamed or removed.",
                problems: [], lastGood: nil,
                links: links.prefix(10).compactMap { index in
                    snapshot.local.flatMap { local in
                        local.edition.hasPage(of: index, in: local.language)
                            ? LinkView(
                                url: "/" + local.addresses.entry(entries[index].id, local.language).path,
                                title: entries[index].texts[local.language]?.page.title.value
                                    ?? entries[index].id.name) : nil
                    }
                } + [LinkView(url: "/", title: "The home page")]))
    }

    private func notice(_ status: Response.Status, _ view: NoticeView) -> Response {
        guard let bytes = try? templates.notice.bytes(view) else {
            return .text(.cannotBeMade, view.title)
        }
        return live(Response(status, bytes: bytes), isLastGood: false)
    }

    /// The page with the script that brings it up to date, which knows by the tag what the browser has.
    private func live(_ response: Response, isLastGood: Bool) -> Response {
        var response = tagged(response)
        if isLastGood, let tag = response.tag { response.tag = tag + "-last-good" }
        let script =
            "<script src=\"\(Self.own)preview.js\" data-tag=\"\(response.tag ?? "")\""
            + (isLastGood ? " data-last-good" : "") + " defer></script>\n"
        let end = Array("</body>".utf8)
        let place = response.bytes.lastRange(of: end)?.lowerBound ?? response.bytes.count
        response.bytes.insert(contentsOf: script.utf8, at: place)
        return response
    }

    private func tagged(_ response: Response) -> Response {
        var response = response
        response.tag = "\(Digest.short(response.bytes))-\(response.status.rawValue)"
        return response
    }

    /// - Parameter own: the address on which the problems are shown: nothing there leads to itself.
    private func problemWriter(_ snapshot: Snapshot, on own: Address?) -> ProblemWriter {
        ProblemWriter(
            files: project.fileSystem, folder: folder, editor: editor,
            pageURL: { file in
                guard let local = snapshot.local,
                    let (id, language) = PageID.page(at: file, local.library.settings.languages)
                else { return nil }
                let address = local.addresses.entry(id, language)
                return address == own ? nil : "/" + address.path
            })
    }
}

extension [UInt8] {
    fileprivate func lastRange(of bytes: [UInt8]) -> Range<Int>? {
        var start = count - bytes.count
        while start >= 0 {
            if self[start..<start + bytes.count].elementsEqual(bytes) { return start..<start + bytes.count }
            start -= 1
        }
        return nil
    }
}
