import static org.intaglio.Activation.*;
import static org.intaglio.Loss.*;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.*;

@NeuralNetwork(input = {28, 28, 1}, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
class BrokenCnn {
    @Conv2D(filters = 32, kernelSize = 3, activation = RELU)  Layer edges;
    @MaxPooling2D(poolSize = 6)                           Layer pool1;
    @Conv2D(filters = 64, kernelSize = 5, activation = RELU)  Layer shapes;
    @Flatten                                              Layer flat;
    @Dropout(1.5)                                         Layer drop;
    @Dense(units = 32, activation = RELU, from = "flatt") Layer hidden;
    @Dense(units = 10, activation = SIGMOID)              Layer digit;
}
