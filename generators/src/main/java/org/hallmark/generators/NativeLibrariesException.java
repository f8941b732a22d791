package org.hallmark.generators;

/** Native libraries would come from elsewhere than this program's own jars. */
public final class NativeLibrariesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NativeLibrariesException(String message) {
    super(message);
  }
}
