import Diagnostics
import Templates

/// The templates of the preview's own pages: they come with the program, and escape whatever a project holds.
struct OwnTemplates: Sendable {
    let notice: Program
    let panel: Program

    /// Nil only if the program was built with templates that do not fit it; a test asks for them.
    init?() {
        let set = TemplateSet(
            sources: [
                ("notice", PackageResources.notice_mustache), ("panel", PackageResources.panel_mustache),
                ("problem", PackageResources.problem_mustache),
            ].map { TemplateSource(name: $0, file: "\($0).mustache", bytes: $1) })
        guard let notice = set.compile("notice", for: NoticeView.table.shape).program,
            let panel = set.compile("panel", for: PanelView.table.shape).program
        else { return nil }
        self.notice = notice
        self.panel = panel
    }
}
