/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import static org.intaglio.runtime.kernel.WinogradKernels.FAR;
import static org.intaglio.runtime.kernel.WinogradKernels.NEAR;

import org.intaglio.runtime.kernel.WinogradShape;

/**
 * The matrices of Winograd's algorithm for a size of tiles; source in {@link
 * org.intaglio.runtime.kernel.WinogradKernels}.
 *
 * @param image Bᵀ
 * @param kernel G
 * @param result Aᵀ
 * @param gradient A
 */
record WinogradMatrices(Matrix image, Matrix kernel, Matrix result, Matrix gradient) {
    private static final WinogradMatrices OF_2 =
            of(
                    Matrix.of(
                            row(1, 0, -1, 0), row(0, 1, 1, 0), row(0, -1, 1, 0), row(0, 1, 0, -1)),
                    Matrix.of(row(1, 0, 0), row(.5, .5, .5), row(.5, -.5, .5), row(0, 0, 1)),
                    Matrix.of(row(1, 1, 1, 0), row(0, 1, -1, -1)));

    private static final WinogradMatrices OF_4 = interpolating(NEAR, FAR);

    private static WinogradMatrices of(Matrix image, Matrix kernel, Matrix result) {
        return new WinogradMatrices(image, kernel, result, result.transposed());
    }

    static WinogradMatrices of(WinogradShape s) {
        return s.tile() == 2 ? OF_2 : OF_4;
    }

    /** The matrices of F(4×4, 3×3) with the points 0, ±a, ±b and ∞. */
    private static WinogradMatrices interpolating(double a, double b) {
        double a2 = a * a;
        double b2 = b * b;
        double product = a2 * b2;
        double sum = a2 + b2;
        // 1/N(p), N(p) the product of the distances of p from the other points
        double atZero = 1 / product;
        double atA = 1 / (2 * a2 * (a2 - b2));
        double atB = 1 / (2 * b2 * (b2 - a2));
        return of(
                Matrix.of(
                        row(product, 0, -sum, 0, 1, 0),
                        row(0, -a * b2, -b2, a, 1, 0),
                        row(0, a * b2, -b2, -a, 1, 0),
                        row(0, -a2 * b, -a2, b, 1, 0),
                        row(0, a2 * b, -a2, -b, 1, 0),
                        row(0, product, 0, -sum, 0, 1)),
                Matrix.of(
                        row(atZero, 0, 0),
                        row(atA, a * atA, a2 * atA),
                        row(atA, -a * atA, a2 * atA),
                        row(atB, b * atB, b2 * atB),
                        row(atB, -b * atB, b2 * atB),
                        row(0, 0, 1)),
                Matrix.of(
                        row(1, 1, 1, 1, 1, 0),
                        row(0, a, -a, b, -b, 0),
                        row(0, a2, a2, b2, b2, 0),
                        row(0, a * a2, -a * a2, b * b2, -b * b2, 1)));
    }

    private static double[] row(double... values) {
        return values;
    }

    /** A matrix, and its products with values a step apart. */
    static final class Matrix {
        private final int rows;
        private final int columns;
        private final float[] values;

        private Matrix(int rows, int columns) {
            this.rows = rows;
            this.columns = columns;
            this.values = new float[rows * columns];
        }

        static Matrix of(double[]... rows) {
            Matrix matrix = new Matrix(rows.length, rows[0].length);
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < matrix.columns; j++) {
                    matrix.values[i * matrix.columns + j] = (float) rows[i][j];
                }
            }
            return matrix;
        }

        private Matrix transposed() {
            Matrix transposed = new Matrix(columns, rows);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    transposed.values[j * rows + i] = at(i, j);
                }
            }
            return transposed;
        }

        float at(int row, int column) {
            return values[row * columns + column];
        }

        /**
         * A row of M·X·Mᵀ.
         *
         * @param xRow from one row of X to the next
         * @param xStep from one column of X to the next
         */
        void row(int row, float[] x, int xAt, int xRow, int xStep, float[] y, int yAt, int yStep) {
            for (int j = 0; j < rows; j++) {
                float sum = 0;
                for (int column = 0; column < columns; column++) {
                    sum += at(j, column) * product(row, x, xAt + column * xStep, xRow);
                }
                y[yAt + j * yStep] = sum;
            }
        }

        /** A row of M by values a step apart. */
        private float product(int row, float[] x, int xAt, int xStep) {
            float sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += at(row, j) * x[xAt + j * xStep];
            }
            return sum;
        }

        /** y = M·x. */
        void times(float[] x, int xAt, int xStep, float[] y, int yAt, int yStep) {
            for (int i = 0; i < rows; i++) {
                float sum = 0;
                for (int j = 0; j < columns; j++) {
                    sum += at(i, j) * x[xAt + j * xStep];
                }
                y[yAt + i * yStep] = sum;
            }
        }

        /** y = Mᵀ·x. */
        void transposedTimes(float[] x, int xAt, int xStep, float[] y, int yAt, int yStep) {
            for (int j = 0; j < columns; j++) {
                float sum = 0;
                for (int i = 0; i < rows; i++) {
                    sum += at(i, j) * x[xAt + i * xStep];
                }
                y[yAt + j * yStep] = sum;
            }
        }
    }
}
