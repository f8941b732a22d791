/**
 * The only door to DJL and PyTorch: clipped gradients by probes, on one thread, offline.
 *
 * <p>{@code JniUtils} is internal to DJL and its version is pinned: it is used for the gradient
 * mode of one thread and for one backward pass, which DJL's own collector allows once per process
 * and leaks in.
 */
package org.hallmark.generators.djl;
