//! Trains the committed models: `train DATA OUT`. All work is done in `whowhen::train`.

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Err(error) = whowhen::train::run(&arguments) {
        eprintln!("{error}");
        std::process::exit(1);
    }
}
