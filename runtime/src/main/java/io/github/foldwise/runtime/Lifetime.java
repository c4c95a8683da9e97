package io.github.foldwise.runtime;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.runtime.tensorflow.OutOfMemory;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * How long a model holds its native memory: until it is closed, and the calls in flight have ended.
 * Afterwards every call is refused.
 */
final class Lifetime {
  private final String model;
  private final Runnable release;
  private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock();
  private volatile boolean closed;
  private boolean released; // under the write lock

  /**
   * Begins now.
   *
   * @param model what a refusal calls it
   * @param release frees its native memory, once
   */
  Lifetime(String model, Runnable release) {
    this.model = model;
    this.release = release;
  }

  /**
   * Makes a call that needs the native memory.
   *
   * @throws RefusedException if the model was closed
   * @throws io.github.foldwise.trial.OutOfMemoryException if its device is full
   */
  <T> T during(Supplier<T> call) {
    if (closed || !calls.readLock().tryLock()) { // no wait for a close, which may take hours
      throw refusal();
    }
    try {
      if (closed) {
        throw refusal();
      }
      return call.get();
    } catch (TensorFlowException e) {
      throw OutOfMemory.orItself(e);
    } finally {
      calls.readLock().unlock();
      releaseAfterLastCall();
    }
  }

  /**
   * Ends it, waiting for calls in other threads. A listener that closes the model which calls it
   * does not wait for its own call: the memory is freed after that.
   */
  void end() {
    closed = true;
    if (calls.getReadHoldCount() == 0) {
      calls.writeLock().lock();
      try {
        release();
      } finally {
        calls.writeLock().unlock();
      }
    }
  }

  private RefusedException refusal() {
    return new RefusedException(
        Problem.of(
            model,
            "a model that is open",
            "a closed one",
            "Close it after its last call, best with try (…)."));
  }

  /** The last call that ends finds the lock free. */
  private void releaseAfterLastCall() {
    if (closed && calls.getReadHoldCount() == 0 && calls.writeLock().tryLock()) {
      try {
        release();
      } finally {
        calls.writeLock().unlock();
      }
    }
  }

  private void release() {
    if (!released) {
      released = true;
      release.run();
    }
  }
}
