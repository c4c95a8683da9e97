package io.github.foldwise.runtime.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.Layers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("w.safetensors");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}"
            + "|tensors that cover its 4 bytes of data|tensors of 8 bytes",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}"
            + "|as many bytes for tensor 'w' as F32 2 takes|4",
        "{'w':{'dtype':'F32','shape':[],'data_offsets':[4,8]}}"
            + "|tensor 'w' to begin where the data before it ends, at 0|[4,8]",
        "{'w':{'dtype':'f32','shape':[],'data_offsets':[0,4]}}"
            + "|a dtype such as F32 of tensor 'w'|'f32'",
        "{'w':{'dtype':'F32','shape':[]}}"
            + "|dtype, shape and data_offsets of tensor 'w', each once|fewer",
        "{'w':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}"
            + "|a whole number of at most 18 digits|'-' at its character 30",
        "{'w':{'dtype':'F32','shape':[],'data_offsets':[0,4|']'|its end",
        "{'w':1}|'{'|'1' at its character 6",
      })
  void a_wrong_header_is_refused_with_its_place(String header, String expected, String found)
      throws IOException {
    write(header.replace('\'', '"'));

    assertThatThrownBy(() -> SafetensorsFile.read(file))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "header of %s: expected %s, found %s.\n  Write the file again with safetensors."
                .formatted(file, expected, found));
  }

  @Test
  void a_header_longer_than_its_file_is_refused_before_it_is_read() throws IOException {
    Files.write(file, new byte[] {-1, -1, -1, -1, -1, -1, -1, 127, '{', '}'});

    assertThatThrownBy(() -> SafetensorsFile.read(file))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            %s: expected a header of at most 2 bytes, found one of 9223372036854775807 bytes.
              Write the file again with safetensors.\
            """
                .formatted(file));
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> SafetensorsFile.read(file))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            %s: expected a file that can be read, found no such file or folder.
              Name a file of safetensors.\
            """
                .formatted(file));
  }

  @Test
  void weights_of_another_model_are_refused_all_at_once() throws IOException {
    write(
        "{\"dense_1/kernel\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]},"
            + "\"dense_2/bias\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[4,4]}}");
    CheckedModel model = Layers.flatten().classify(2).check(Shape.image(1, 1, 1));
    SafetensorsFile read = SafetensorsFile.read(file);

    assertThatThrownBy(() -> read.weightsOf(model))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            weight dense_1/kernel of %1$s: expected F32 1×2, found F32 1×1.
              Write it again as such an array, in Keras's layout.
            weight dense_1/bias of %1$s: expected F32 2, found none.
              Name a file with the weights of this model.
            weight dense_2/bias of %1$s: expected a weight of the model, found one that it does \
            not have.
              Leave it out, or give it the name that the model's summary shows.\
            """
                .formatted(file));
  }

  /** A header before four bytes of data. */
  private void write(String header) throws IOException {
    byte[] text = header.getBytes(UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(text.length).put(text).array());
  }
}
