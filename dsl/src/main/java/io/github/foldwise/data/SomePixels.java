package io.github.foldwise.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.canonical.Fingerprint;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.function.Supplier;

/** Some images of others, in any order, which are not copied. */
final class SomePixels implements Pixels {
  private final Pixels all;
  private final int[] chosen;

  SomePixels(Pixels all, int[] chosen) {
    this.all = all;
    this.chosen = chosen;
  }

  @Override
  public int rows() {
    return chosen.length;
  }

  @Override
  public int size() {
    return all.size();
  }

  @Override
  public boolean areBytes() {
    return all.areBytes();
  }

  @Override
  public void read(int row, byte[] into, int at) {
    all.read(chosen[row], into, at);
  }

  @Override
  public void read(int row, float[] into, int at) {
    all.read(chosen[row], into, at);
  }

  @Override
  public String hash(String name, Supplier<String> computed) {
    MessageDigest digest = Fingerprint.sha256();
    digest.update(name.getBytes(UTF_8));
    ByteBuffer rows = ByteBuffer.allocate(4 * chosen.length);
    rows.asIntBuffer().put(chosen);
    digest.update(rows);
    return all.hash(Fingerprint.hex(digest.digest()), computed);
  }
}
