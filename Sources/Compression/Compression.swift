import CBrotli
import CZlib

/// A form in which a server can send a file that it finds compressed beside the file itself. The only file that sees libz and
/// libbrotli.
///
/// The same bytes give the same compressed bytes.
package enum Compression: CaseIterable, Sendable {
    case gzip, brotli

    /// What follows the name of the file.
    package var suffix: String {
        switch self {
        case .gzip: ".gz"
        case .brotli: ".br"
        }
    }

    /// The version of the system's library.
    package var version: String {
        switch self {
        case .gzip: return String(cString: zlibVersion())
        case .brotli:
            let version = BrotliEncoderVersion()
            return "\(version >> 24).\(version >> 12 & 0xFFF).\(version & 0xFFF)"
        }
    }

    /// Whether a file of that name becomes smaller: pictures of points, PDF files and the like are compressed already.
    package static func pays(for path: String) -> Bool {
        ["html", "css", "js", "svg", "xml", "json", "txt"].contains(
            path.split(separator: ".").last.map(String.init))
    }

    /// The bytes compressed; nil where the system's library refuses, for want of memory.
    package func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        switch self {
        case .gzip: Self.gzip(bytes)
        case .brotli: Self.brotli(bytes)
        }
    }

    /// Whether compressed bytes hold exactly the given ones.
    package func holds(_ bytes: [UInt8], in compressed: [UInt8]) -> Bool {
        switch self {
        case .gzip: Self.gunzip(compressed, count: bytes.count) == bytes
        case .brotli: Self.unbrotli(compressed, count: bytes.count) == bytes
        }
    }
}

extension Compression {
    /// 15 bits of window, and 16 for the header of gzip; one that is made so holds neither a time nor a name.
    private static let gzipWindow: Int32 = 15 + 16

    private static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream, 9, Z_DEFLATED, gzipWindow, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        return output(capacity: Int(deflateBound(&stream, UInt(bytes.count)))) { buffer in
            run(&stream, from: bytes, to: buffer) { deflate($0, Z_FINISH) }
        }
    }

    private static func gunzip(_ bytes: [UInt8], count: Int) -> [UInt8]? {
        var stream = z_stream()
        guard
            inflateInit2_(&stream, gzipWindow, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { inflateEnd(&stream) }
        // One more: what holds more than was asked for must not look as if it held just that.
        return output(capacity: count + 1) { buffer in
            run(&stream, from: bytes, to: buffer) { inflate($0, Z_FINISH) }
        }
    }

    /// The number of bytes written; nil where the stream did not come to its end with all that it was given.
    private static func run(
        _ stream: inout z_stream, from bytes: [UInt8], to buffer: UnsafeMutableBufferPointer<UInt8>,
        _ step: (UnsafeMutablePointer<z_stream>) -> Int32
    ) -> Int? {
        bytes.withUnsafeBufferPointer { input in
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.avail_in = UInt32(input.count)
            stream.next_out = buffer.baseAddress
            stream.avail_out = UInt32(buffer.count)
            guard step(&stream) == Z_STREAM_END, stream.avail_in == 0 else { return nil }
            return buffer.count - Int(stream.avail_out)
        }
    }

    private static func brotli(_ bytes: [UInt8]) -> [UInt8]? {
        // The best, 11, makes pages 3 % smaller and takes more than twice the time; 9 makes them 12 % larger.
        let quality: Int32 = 10
        return output(capacity: BrotliEncoderMaxCompressedSize(bytes.count)) { buffer in
            var count = buffer.count
            let isDone = BrotliEncoderCompress(
                quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.count, bytes, &count,
                buffer.baseAddress)
            return isDone == BROTLI_TRUE ? count : nil
        }
    }

    private static func unbrotli(_ bytes: [UInt8], count: Int) -> [UInt8]? {
        output(capacity: count + 1) { buffer in
            var count = buffer.count
            let result = BrotliDecoderDecompress(bytes.count, bytes, &count, buffer.baseAddress)
            return result == BROTLI_DECODER_RESULT_SUCCESS ? count : nil
        }
    }

    private static func output(
        capacity: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int?
    ) -> [UInt8]? {
        var isDone = false
        let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            if let written = write(buffer) { (count, isDone) = (written, true) }
        }
        return isDone ? output : nil
    }
}
