package org.todoku.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder in which one running workbench keeps its database. It is held while the workbench
 * runs, so that a second one cannot open it.
 */
final class DataFolder implements AutoCloseable {
  /** The layout of the folder. Raised when an older Todoku could not read it any more. */
  private static final int FORMAT = 1;

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Creates the folder where it is missing, and takes hold of it. */
  static DataFolder open(Path path) throws CannotServeException {
    FileChannel lock = null;
    try {
      Files.createDirectories(path);
      lock =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        throw inUse(path);
      }
      checkFormat(path);
      return new DataFolder(path, lock);
    } catch (OverlappingFileLockException e) {
      throw inUse(path);
    } catch (IOException e) {
      throw new CannotServeException(
          "the data folder "
              + path
              + " cannot be written ("
              + e.getClass().getSimpleName()
              + "). Give yourself write access to it, or choose another: --data DIR");
    }
  }

  Path path() {
    return path;
  }

  /** Where the embedded database lives. */
  Path database() {
    return path.resolve("postgres");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkFormat(Path path) throws IOException, CannotServeException {
    Path file = path.resolve("format");
    if (!Files.exists(file)) {
      Files.writeString(file, FORMAT + "\n");
      return;
    }
    String found = Files.readString(file).strip();
    if (!found.matches("[0-9]{1,6}")) {
      throw new CannotServeException(
          "the data folder " + path + " was not written by Todoku. Choose another: --data DIR");
    }
    if (Integer.parseInt(found) > FORMAT) {
      throw new CannotServeException(
          "the data folder "
              + path
              + " was written by a newer Todoku (layout "
              + found
              + ", this one knows up to "
              + FORMAT
              + "). Use that one, or choose another folder: --data DIR");
    }
  }

  private static CannotServeException inUse(Path path) {
    return new CannotServeException(
        "another Todoku is running on the data folder "
            + path
            + ". Stop it first, or choose another: --data DIR");
  }
}
