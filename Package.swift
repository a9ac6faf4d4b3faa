// swift-tools-version: 6.0
import PackageDescription

// One target per stage of the way of a page: ARCHITECTURE.md tells the story.
let package = Package(
    name: "handout",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "handout", targets: ["handout"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .systemLibrary(
            name: "CQREncode", pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
        .systemLibrary(
            name: "CYaml", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CBrotli", pkgConfig: "libbrotlienc",
            providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),
        .target(name: "Platform"),
        .target(name: "Compression", dependencies: ["CBrotli", "CZlib"]),
        .target(name: "JSON"),
        .target(name: "Diagnostics", dependencies: ["JSON"]),
        .target(name: "Markdown", dependencies: ["CMarkGFM", "Diagnostics"]),
        .target(name: "Templates", dependencies: ["Diagnostics", "JSON"]),
        .target(name: "Parallel"),
        .target(
            name: "Content",
            dependencies: [
                "CYaml", "Diagnostics", "JSON", "Markdown", "Parallel", "Platform",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(name: "Checks", dependencies: ["Content", "Diagnostics", "Markdown", "Parallel"]),
        .target(name: "Site", dependencies: ["Content", "Diagnostics", "JSON", "Markdown", "Templates"]),
        .target(
            name: "Sheets",
            dependencies: [
                "Content", "CQREncode", "Diagnostics", "JSON", "Markdown", "Parallel", "Platform", "Site",
                "Templates",
            ],
            resources: [.embedInCode("Printing/worker.py")]),
        .target(name: "Search", dependencies: ["Content", "JSON", "Platform"]),
        .target(name: "Output", dependencies: ["Parallel", "Platform"]),
        .target(
            name: "Preview",
            dependencies: [
                "Checks", "Content", "Diagnostics", "JSON", "Markdown", "Parallel", "Platform", "Sheets",
                "Site", "Templates",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            resources: [
                .embedInCode("Client/preview.js"), .embedInCode("Client/preview.css"),
                .embedInCode("Client/page.css"), .embedInCode("Client/notice.mustache"),
                .embedInCode("Client/panel.mustache"),
                .embedInCode("Client/problem.mustache"),
            ]),
        .executableTarget(
            name: "handout",
            dependencies: [
                "CMarkGFM", "CQREncode", "CYaml", "Checks", "Compression", "Content", "Diagnostics", "JSON",
                "Markdown", "Output",
                "Parallel", "Preview",
                "Search", "Sheets", "Site", "Platform", "Templates",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "CMarkGFM"]),
        .testTarget(name: "LibraryTests", dependencies: ["Content", "Diagnostics"]),
        .testTarget(name: "ChecksTests", dependencies: ["Checks"]),
        .testTarget(name: "SiteTests", dependencies: ["Content", "Diagnostics", "Site"]),
        .testTarget(
            name: "PreviewTests",
            dependencies: ["Content", "Diagnostics", "Parallel", "Platform", "Preview", "Sheets", "Site"]),
        .testTarget(name: "SheetsTests", dependencies: ["Sheets", "Templates"]),
        .testTarget(name: "TemplatesTests", dependencies: ["Templates"]),
        // Runs the program itself, so the package builds it first.
        .testTarget(name: "EndToEndTests", dependencies: ["handout"], exclude: ["Fixtures", "Pictures"]),
        .testTarget(
            name: "ContentTests",
            dependencies: [
                "CMarkGFM", "Checks", "Content", "Diagnostics", "Markdown", "Parallel", "Sheets", "Site",
            ],
            exclude: ["coverage.yaml", "source-runs.txt"]),
    ]
)
