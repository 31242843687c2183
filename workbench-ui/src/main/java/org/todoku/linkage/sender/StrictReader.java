package org.todoku.linkage.sender;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;
import org.todoku.linkage.sender.SenderProfile.Encoding;

/**
 * Characters of a file in a stated encoding. Bytes that are no characters of it are never replaced:
 * all before them is given out, and the next reading fails with {@link NoCharacter}.
 */
final class StrictReader extends Reader {
  private final InputStream bytes;
  private final CharsetDecoder decoder;
  private final ByteBuffer in = ByteBuffer.allocate(1 << 16).flip();
  private boolean ended;
  private boolean flushed;

  StrictReader(InputStream bytes, Encoding encoding) {
    this.bytes = bytes;
    this.decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    CharBuffer out = CharBuffer.wrap(target, offset, length).slice();
    while (out.position() == 0) {
      if (flushed) {
        return -1;
      }
      CoderResult result = decoder.decode(in, out, ended);
      if (result.isError()) {
        if (out.position() > 0) {
          break; // what was good comes out first; the error is met again at the next reading
        }
        byte[] wrong = new byte[result.length()];
        in.get(wrong);
        throw new NoCharacter(wrong);
      }
      if (result.isUnderflow()) {
        if (ended) {
          decoder.flush(out);
          flushed = true;
        } else {
          in.compact();
          int count = bytes.read(in.array(), in.position(), in.remaining());
          if (count < 0) {
            ended = true;
          } else {
            in.position(in.position() + count);
          }
          in.flip();
        }
      }
    }
    return out.position() == 0 ? -1 : out.position();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /** Bytes that the encoding has no character for. */
  static final class NoCharacter extends IOException {
    private static final long serialVersionUID = 1L;

    NoCharacter(byte[] bytes) {
      super(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes));
    }

    /** The bytes in hexadecimal, {@code 83 FF}. */
    String bytes() {
      return String.valueOf(getMessage());
    }
  }
}
