package org.todoku.verify;

import java.util.Arrays;

/**
 * One file of a library.
 *
 * @param path relative to the library's folder, with {@code /}
 * @param name how places name the file
 * @param bytes its content
 */
public record LibraryText(String path, String name, byte[] bytes) {
  @Override
  public boolean equals(Object other) {
    return other instanceof LibraryText(var otherPath, var otherName, var otherBytes)
        && path.equals(otherPath)
        && name.equals(otherName)
        && Arrays.equals(bytes, otherBytes);
  }

  @Override
  public int hashCode() {
    return path.hashCode() * 31 + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return path + " (" + bytes.length + " bytes)";
  }
}
